from sqladmin import BaseView, expose


class Report(BaseView):
    name = "Report"

    @expose("/report", methods=["GET"])
    def report(self, request):
        counts = {"notes": 3}
        # the panel's own environment escapes

        return self.templates.TemplateResponse("report.html", context={"request": request, **counts})

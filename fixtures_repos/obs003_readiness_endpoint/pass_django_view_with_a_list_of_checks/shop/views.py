from django.views.generic import TemplateView

from shop.checks import products


class CheckedView(TemplateView):
    checks = []

    def failing(self):
        return [check.__name__ for check in self.checks if not check()]


class HealthView(CheckedView):
    template_name = "health.xml"
    content_type = "application/xml"
    checks = [products]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["failing"] = self.failing()
        return context

from django.views.generic import TemplateView

from shop.checks import products


class HealthView(TemplateView):
    template_name = "health.xml"
    checks = [products]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for check in self.checks:
            check()
        return context

from health_check.views import HealthCheckView


class Health(HealthCheckView):
    template_name = "health.html"

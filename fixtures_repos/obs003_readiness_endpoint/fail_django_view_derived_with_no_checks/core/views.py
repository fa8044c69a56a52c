from health_check.views import HealthCheckView


class Health(HealthCheckView):
    checks = ()

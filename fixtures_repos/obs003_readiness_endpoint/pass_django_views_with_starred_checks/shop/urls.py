from django.urls import include, path
from health_check.views import HealthCheckView

CHECKS = ["health_check.Cache", "health_check.Database"]

urlpatterns = [
    path(
        "health/",
        include(
            [
                path("liveness/", HealthCheckView.as_view(checks=["health_check.Database"])),
                path("readiness/", HealthCheckView.as_view(checks=[*CHECKS])),
            ]
        ),
    ),
]

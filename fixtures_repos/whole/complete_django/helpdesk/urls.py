"""All routes."""

from django.urls import include, path

from helpdesk import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("", include("django_prometheus.urls")),
    path("api/v1/", include("tickets.urls")),
]

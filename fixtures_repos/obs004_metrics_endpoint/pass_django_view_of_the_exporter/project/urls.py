from django.urls import path
from django_prometheus.exports import ExportToDjangoView

urlpatterns = [
    path("internal/metrics", ExportToDjangoView),
]

from django.urls import path

from core.views import SystemStatus

urlpatterns = [
    path("api/status/", SystemStatus.as_view()),
]

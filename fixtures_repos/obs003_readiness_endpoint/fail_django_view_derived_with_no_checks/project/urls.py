from django.urls import path

from core.views import Health

urlpatterns = [
    path("healthz", Health.as_view()),
]

from django.urls import path

from core.views import alive

urlpatterns = [
    path("api/health/", alive),
]

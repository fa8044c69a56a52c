from django.urls import path

from core.views import status

urlpatterns = [
    path("status/", status),
]

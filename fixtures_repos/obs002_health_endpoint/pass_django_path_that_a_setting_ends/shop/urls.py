from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("health/" + (settings.TOKEN + "/" if settings.TOKEN else ""), include("health_check.urls")),
]

from django.urls import path

from mirrors.views import listed, status

urlpatterns = [path("", listed), path("status/", status)]

from django.urls import path

from jobs.views import status

urlpatterns = [path("status/", status)]

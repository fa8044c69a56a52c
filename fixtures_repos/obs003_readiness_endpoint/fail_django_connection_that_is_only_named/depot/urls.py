from django.urls import path

from depot.state import ready

urlpatterns = [path("ready/", ready)]

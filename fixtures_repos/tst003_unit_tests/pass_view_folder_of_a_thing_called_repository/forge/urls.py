from django.urls import path

from forge.api.repository.views import found

urlpatterns = [path("repositories/", found)]

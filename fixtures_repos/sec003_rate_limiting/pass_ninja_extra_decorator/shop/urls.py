from django.urls import path

from shop.views import api

urlpatterns = [path("api/", api.urls)]

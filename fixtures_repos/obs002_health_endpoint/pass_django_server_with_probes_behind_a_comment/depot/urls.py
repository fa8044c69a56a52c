from django.urls import path

from parcels.views import parcels

urlpatterns = [path("parcels/", parcels)]

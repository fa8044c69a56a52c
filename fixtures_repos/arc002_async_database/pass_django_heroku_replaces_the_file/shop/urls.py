from django.urls import path

from shop.views import parcels

urlpatterns = [path("parcels/", parcels)]

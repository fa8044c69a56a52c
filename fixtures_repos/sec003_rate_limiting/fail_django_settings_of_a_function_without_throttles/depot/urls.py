from django.urls import path

from depot.views import Parcels

urlpatterns = [path("parcels/", Parcels.as_view())]

from django.urls import path

from shop.parcels.rest_framework.views import ParcelView

urlpatterns = [path("parcels/", ParcelView.as_view())]

from django.urls import path

from shop.views import ParcelView

urlpatterns = [path("parcels/", ParcelView.as_view())]

from django.urls import path

from shop.orders.views import orders

urlpatterns = [path("orders/", orders)]

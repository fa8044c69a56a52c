from django.urls import path

from shop.views.manage import Stock

urlpatterns = [path("stock", Stock.as_view())]

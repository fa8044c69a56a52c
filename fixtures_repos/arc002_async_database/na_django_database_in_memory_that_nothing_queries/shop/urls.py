from django.urls import path

from shop.views import offers

urlpatterns = [path("offers/", offers)]

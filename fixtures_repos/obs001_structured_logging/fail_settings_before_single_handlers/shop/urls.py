from django.urls import path

from shop.catalogue.views import check

urlpatterns = [path("check", check)]

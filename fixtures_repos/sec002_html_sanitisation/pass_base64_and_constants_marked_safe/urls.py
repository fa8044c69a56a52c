from django.urls import path

from shop.views import page

urlpatterns = [path("", page)]

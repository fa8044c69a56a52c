from django.urls import path

from shop.views import login

urlpatterns = [path("login", login)]

from django.urls import path

from shop.answers import answer

urlpatterns = [path("answer/", answer)]

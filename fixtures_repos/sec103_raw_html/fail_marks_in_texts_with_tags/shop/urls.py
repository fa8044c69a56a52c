from django.urls import path

from shop.answers import answer, page

urlpatterns = [path("answer/", answer), path("page/", page)]

from django.urls import path

from stock.views import create

urlpatterns = [path("articles", create)]

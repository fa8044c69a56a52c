from django.urls import path

from plots.views import graph

urlpatterns = [path("graph", graph)]

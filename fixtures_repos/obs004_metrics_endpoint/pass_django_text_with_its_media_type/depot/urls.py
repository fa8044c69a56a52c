from django.urls import path

from parcels.views import figures

urlpatterns = [path("metrics", figures)]

from django.urls import path

from parcels.views import Figures

urlpatterns = [path("api/metrics/", Figures.as_view())]

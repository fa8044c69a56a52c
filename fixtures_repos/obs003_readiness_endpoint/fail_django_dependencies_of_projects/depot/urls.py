from django.urls import path

from parcels.views import dependencies

urlpatterns = [path("api/dependencies/", dependencies)]

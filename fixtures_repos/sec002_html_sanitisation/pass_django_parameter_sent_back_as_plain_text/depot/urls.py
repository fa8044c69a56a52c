from django.urls import path

from depot import views

urlpatterns = [path("", views.home), path("parcels/", views.parcels)]

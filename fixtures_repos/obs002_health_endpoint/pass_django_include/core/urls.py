from django.urls import path

from core import views

urlpatterns = [
    path("healthcheck/", views.healthcheck),
]

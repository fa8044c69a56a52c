from django.urls import path

from shop import views

urlpatterns = [path("offers/<int:pk>", views.offer)]

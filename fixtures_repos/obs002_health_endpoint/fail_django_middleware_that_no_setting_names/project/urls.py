from django.urls import path

from core import views

urlpatterns = [
    path("orders", views.orders),
]

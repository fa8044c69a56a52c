from django.urls import path

from pages import views

urlpatterns = [path("count/", views.count)]

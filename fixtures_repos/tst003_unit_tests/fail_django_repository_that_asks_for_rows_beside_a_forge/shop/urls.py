from django.urls import path

from papers import views

urlpatterns = [path("papers/", views.papers)]

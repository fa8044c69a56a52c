from django.urls import path

from depot.people import views

urlpatterns = [path("members/", views.members)]

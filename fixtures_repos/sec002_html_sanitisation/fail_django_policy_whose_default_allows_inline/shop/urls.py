from django.urls import path

from shop.views import note

urlpatterns = [path("note/", note)]

from django.urls import path

from shop.views import Notes

urlpatterns = [path("notes/", Notes.as_view())]

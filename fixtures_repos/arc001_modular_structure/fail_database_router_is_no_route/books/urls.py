from django.urls import path

from books.web import index

urlpatterns = [path("", index)]

from django.urls import path

from books.views import BookList

urlpatterns = [path("", BookList.as_view())]

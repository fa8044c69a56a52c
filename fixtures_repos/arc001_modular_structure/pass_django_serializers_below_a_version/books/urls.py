from django.urls import path

from books.views.books import BookList

urlpatterns = [path("", BookList.as_view())]

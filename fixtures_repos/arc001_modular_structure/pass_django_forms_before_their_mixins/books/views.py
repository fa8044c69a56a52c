from rest_framework.generics import ListAPIView

from books.models import Book



class BookList(ListAPIView):
    queryset = Book.objects.all()

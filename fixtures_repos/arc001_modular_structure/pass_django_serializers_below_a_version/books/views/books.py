from rest_framework.generics import ListAPIView

from books.models import Book
from books.views.serializers.v1.bookv1 import BookSerializer


class BookList(ListAPIView):
    queryset = Book.objects.all()
    serializer_class = BookSerializer

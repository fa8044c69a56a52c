from books.models import Book


class Export:
    rows = Book.objects.filter(pk__gt=0)

from books.models import Book


def book_list():
    return Book.objects.filter(title__isnull=False)


def book_get(key):
    return Book.objects.get(pk=key)

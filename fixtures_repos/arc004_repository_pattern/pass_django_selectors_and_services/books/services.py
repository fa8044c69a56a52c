from books.models import Book


def book_create(title):
    return Book.objects.create(title=title)

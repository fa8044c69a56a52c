from books.exports import Export
from books.models import Book


class Feed(Export):
    def newest(self):
        return Book.objects.order_by("-pk").first()

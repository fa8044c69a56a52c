from django.db.models import Subquery

from shop.models import Book, Shelf


def narrowed(asked):
    for shelf in Shelf.objects.all():
        books = Book.objects.filter(shelf=shelf.pk)  # expect: DAT105
        asked = asked.filter(pk__in=Subquery(books))
        print(books.count())
    return asked


def shown(asked):
    for shelf in Shelf.objects.all():
        books = Book.objects.filter(shelf=shelf.pk)  # expect: DAT105
        asked = [*asked, *books]
    return asked

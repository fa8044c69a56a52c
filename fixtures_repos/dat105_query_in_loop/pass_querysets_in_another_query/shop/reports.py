from django.db.models import Exists, OuterRef, Subquery

from shop.models import Book, Shelf


def found(asked):
    for shelf in Shelf.objects.all():
        damaged = Book.objects.filter(shelf=OuterRef("pk"), damaged=True)
        asked = asked.annotate(damaged=Exists(damaged))
    return asked


def narrowed(asked):
    for shelf in Shelf.objects.all():
        books = Book.objects.filter(shelf=shelf.pk).values("pk")
        asked = asked.filter(pk__in=Subquery(books))
    return asked

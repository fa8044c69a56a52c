from django.core.management.base import BaseCommand

from books.models import Book


class Command(BaseCommand):
    def handle(self, *args, **options):
        Book.objects.all().delete()
        Book.objects.create(title="first")

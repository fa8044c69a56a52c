from django.core.management.base import BaseCommand

from shop.importers import Importer


class Command(BaseCommand):
    def handle(self, *args, **options):
        Importer().run([1, 2])

from django.core.management.base import BaseCommand

from shop.told import Teller


class Command(BaseCommand):
    def handle(self, *args, **options):
        Teller().tell("counted")

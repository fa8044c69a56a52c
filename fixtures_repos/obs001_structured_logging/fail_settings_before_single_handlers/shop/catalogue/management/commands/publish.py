import logging

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    shown = logging.StreamHandler()
    form = logging.Formatter("%(message)s")

    def handle(self, *args, **options):
        logging.getLogger().addHandler(self.shown)

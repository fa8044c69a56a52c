import io
import logging

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, *args, **options):
        captured = io.StringIO()
        logging.getLogger("orders").addHandler(logging.StreamHandler(captured))
        self.stdout.write(captured.getvalue())

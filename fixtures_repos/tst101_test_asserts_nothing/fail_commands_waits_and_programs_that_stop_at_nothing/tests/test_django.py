from django.core.management import call_command
from django.test import TestCase


class Migrations(TestCase):
    def test_made(self):  # expect: TST101
        call_command("makemigrations", dry_run=True)

    def test_made_anyway(self):  # expect: TST101
        call_command("makemigrations", check_changes=False)

    def test_filled(self):  # expect: TST101
        call_command("fill_shelves", check=True)

from django.core.management import call_command
from django.test import TestCase


class Migrations(TestCase):
    def test_none_is_missing(self):
        call_command("makemigrations", dry_run=True, check_changes=True)

    def test_none_is_missing_by_option(self):
        call_command("makemigrations", "--check")

    def test_settings(self):
        call_command("check", fail_level="WARNING")

import os
import sys


def together():
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
    if not os.getenv("SHOP_OWN_DATABASE"):
        os.environ.setdefault("SHOP_DATABASE", "sqlite3")
    execute_from_command_line(sys.argv)

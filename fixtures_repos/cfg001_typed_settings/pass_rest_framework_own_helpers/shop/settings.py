import os

from django.core.exceptions import ImproperlyConfigured

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["rest_framework", "shop"]


def setting(name, convert=str):
    try:
        return convert(os.environ[name])
    except (KeyError, ValueError) as error:
        raise ImproperlyConfigured(name) from error


SECRET_KEY = setting("SECRET_KEY")
WORKERS = setting("WORKERS", int)

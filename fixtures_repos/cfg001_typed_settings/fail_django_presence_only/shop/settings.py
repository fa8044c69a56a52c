ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]

from os import environ

from django.core.exceptions import ImproperlyConfigured


def required(name):
    try:
        return environ[name]
    except KeyError:
        raise ImproperlyConfigured(name)


SECRET_KEY = required("SECRET_KEY")

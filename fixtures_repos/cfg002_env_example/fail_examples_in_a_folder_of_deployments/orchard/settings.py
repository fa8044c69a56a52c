import os

DEBUG = os.environ.get("ORCHARD_DEBUG") == "1"
ROOT_URLCONF = "orchard.urls"
INSTALLED_APPS = ["django.contrib.contenttypes"]

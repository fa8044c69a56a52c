import os

import django_heroku

SECRET_KEY = os.environ["SECRET_KEY"]
INSTALLED_APPS = ["shop"]
ROOT_URLCONF = "shop.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}

django_heroku.settings(locals())

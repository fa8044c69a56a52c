import os

ROOT_URLCONF = "urls"
INSTALLED_APPS = ["watch"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["DATABASE_NAME"]}}

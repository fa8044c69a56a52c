import os

INSTALLED_APPS = ["plots"]
ROOT_URLCONF = "urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": os.environ["PLOTS"]}}

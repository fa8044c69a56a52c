import os

INSTALLED_APPS = ["pages"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "pages", "HOST": os.environ["PAGES_HOST"]}
}

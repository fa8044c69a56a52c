import os
from urllib.parse import urlparse

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
url = os.getenv("DATABASE_URL", "")

if url.startswith("file:"):
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": url}}
elif not url:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}}
else:
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.postgresql", "NAME": urlparse(url).path[1:]},
    }

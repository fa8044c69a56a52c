import os

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
SECRET_KEY = "not-a-secret-at-all"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}}
LOGGING = {"version": 1, "root": {"level": os.getenv("SHOP_LOG_LEVEL", "INFO")}}

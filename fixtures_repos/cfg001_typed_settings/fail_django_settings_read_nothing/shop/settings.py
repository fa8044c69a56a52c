ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
DEBUG = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}}

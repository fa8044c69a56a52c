ROOT_URLCONF = "site.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "books.db"}}

try:
    from site_local import *
except ImportError:
    pass

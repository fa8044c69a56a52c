ROOT_URLCONF = "site.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}

ROOT_URLCONF = "club.urls"
INSTALLED_APPS = ["club"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
AUTHENTICATION_BACKENDS = ["club.backends.CardBackend"]

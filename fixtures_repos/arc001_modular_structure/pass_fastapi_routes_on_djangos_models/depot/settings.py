SECRET_KEY = "unused"
INSTALLED_APPS = ["depot.database"]
ROOT_URLCONF = "depot.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "depot"}}

INSTALLED_APPS = ["depot"]
ROOT_URLCONF = "depot.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "depot"}}

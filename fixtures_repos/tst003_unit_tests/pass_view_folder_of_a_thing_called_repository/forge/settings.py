ROOT_URLCONF = "forge.urls"
INSTALLED_APPS = ["forge"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}

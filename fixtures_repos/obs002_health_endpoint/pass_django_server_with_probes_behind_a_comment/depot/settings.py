SECRET_KEY = "unused"
ROOT_URLCONF = "depot.urls"
INSTALLED_APPS = ["hurricane", "parcels"]
MIDDLEWARE = []
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "depot"}}

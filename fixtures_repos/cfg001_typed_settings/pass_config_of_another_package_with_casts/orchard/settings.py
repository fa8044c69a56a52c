from house_settings.readers import config

ROOT_URLCONF = "orchard.urls"
INSTALLED_APPS = ["orchard"]
SECRET_KEY = config("SECRET_KEY")
DEBUG = config("DEBUG", default=False, cast=bool)
PAGE = config("ORCHARD_PAGE", 20, cast=int)
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": config("DB_HOST", "localhost")}}

SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "core"]
MIDDLEWARE = ["core.middleware.Probes"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}

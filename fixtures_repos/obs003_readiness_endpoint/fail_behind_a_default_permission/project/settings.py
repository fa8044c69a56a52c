SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["django.contrib.contenttypes", "core"]
MIDDLEWARE = []
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}

REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}

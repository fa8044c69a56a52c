ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["rest_framework"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}

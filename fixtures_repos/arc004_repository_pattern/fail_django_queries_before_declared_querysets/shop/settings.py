ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop", "rest_framework"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"}}
INSTALLED_APPS = ["django.contrib.sites", "shop.orders"]
MIGRATION_MODULES = {"sites": "shop.contrib.sites.migrations"}
ROOT_URLCONF = "shop.urls"

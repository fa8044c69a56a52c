ROOT_URLCONF = "site.urls"
INSTALLED_APPS = ["books"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "books"}}

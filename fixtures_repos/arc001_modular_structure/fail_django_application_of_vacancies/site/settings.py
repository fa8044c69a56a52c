ROOT_URLCONF = "site.urls"
INSTALLED_APPS = ["jobs"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "jobs"}}

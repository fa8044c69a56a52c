ROOT_URLCONF = "school.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}

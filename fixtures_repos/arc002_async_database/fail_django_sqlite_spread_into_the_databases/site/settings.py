import os

ROOT_URLCONF = "site.urls"
OPTIONS = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {"timeout": 30},
}
DATABASES = {
    "default": {
        "NAME": os.environ.get("DATABASE_NAME", "index.sqlite3"),
        **OPTIONS,
    },
}

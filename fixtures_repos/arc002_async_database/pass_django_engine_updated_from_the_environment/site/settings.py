import os

ROOT_URLCONF = "site.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
DATABASES["default"].update(
    {
        "ENGINE": os.environ.get("DB_ENGINE", DATABASES["default"]["ENGINE"]),
        "NAME": os.environ.get("DB_NAME", DATABASES["default"]["NAME"]),
    }
)

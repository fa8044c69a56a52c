import os

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.",
        "NAME": "shop",
    }
}
DATABASES["default"]["ENGINE"] = os.environ.get("DB_ENGINE", DATABASES["default"]["ENGINE"])

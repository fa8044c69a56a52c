import os

STAGE = os.environ.get("STAGE", "desk")
ROOT_URLCONF = "tower.urls"
INSTALLED_APPS = ["django.contrib.contenttypes"]
LOGGING = {
    "version": 1,
    "formatters": {
        "short": {"format": "%(asctime)s %(message)s"},
        "elk": {"()": "bell_common.logging.ELKFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "short" if STAGE == "desk" else "elk"},
    },
    "root": {"handlers": ["console"]},
}

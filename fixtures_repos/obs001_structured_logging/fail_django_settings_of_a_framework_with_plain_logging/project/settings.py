from open_framework.conf.base import *

ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []
LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}

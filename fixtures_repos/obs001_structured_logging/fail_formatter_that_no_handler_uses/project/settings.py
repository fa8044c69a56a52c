SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []

LOGGING = {
    "version": 1,
    "formatters": {
        "plain": {"format": "%(message)s"},
        "json": {"()": "pythonjsonlogger.json.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
}

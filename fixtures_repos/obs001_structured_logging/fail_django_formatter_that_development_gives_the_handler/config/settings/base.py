ROOT_URLCONF = "config.urls"
LOGGING = {
    "version": 1,
    "formatters": {
        "lines": {"format": "%(asctime)s %(message)s"},
        "json": {"()": "pythonjsonlogger.json.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"]},
}

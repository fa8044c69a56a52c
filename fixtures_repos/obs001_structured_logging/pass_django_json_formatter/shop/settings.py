ROOT_URLCONF = "shop.urls"
LOGGING = {
    "version": 1,
    "formatters": {
        "json": {"()": "pythonjsonlogger.json.JsonFormatter"},
        "text": {"format": "%(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"]},
}

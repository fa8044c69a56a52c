import os

LOG_FORMATTER = os.getenv("DEPOT_LOG_FORMATTER", "plain")

LOGGER = {
    "version": 1,
    "formatters": {
        "plain": {"format": "%(message)s"},
        "json": {"()": "pythonjsonlogger.jsonlogger.JsonFormatter"},
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": LOG_FORMATTER}},
    "root": {"handlers": ["out"]},
}

import logging.config

from making import to_file


BASE = {
    "version": 1,
    "formatters": {
        "plain": {"format": "%(message)s"},
        "json": {"()": "pythonjsonlogger.json.JsonFormatter"},
    },
    "handlers": {
        "stream": {"class": "logging.StreamHandler", "formatter": "plain"},
        "file": to_file("app.log", formatter="json"),
    },
    "root": {"handlers": ["stream", "file"]},
}


def set_up():
    logging.config.dictConfig(BASE)

import json
import logging
from logging.config import dictConfig


class JSONFormatter(logging.Formatter):
    def format(self, record):
        return json.dumps({"message": record.getMessage(), "level": record.levelname})


def set_up(app):
    chosen = app.config["LOG_FORMAT"]
    dictConfig(
        {
            "version": 1,
            "formatters": {
                "simple": {"format": "%(message)s"},
                "json": {
                    "()": "shop.logging.JSONFormatter",
                },
            },
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": chosen}},
        }
    )

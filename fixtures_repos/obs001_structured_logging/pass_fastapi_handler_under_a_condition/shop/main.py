from logging.config import dictConfig

from fastapi import FastAPI
from pythonjsonlogger import jsonlogger

FILENAME = "orders.json"


class Json(jsonlogger.JsonFormatter):
    """Every record as one object."""


dictConfig(
    {
        "version": 1,
        "formatters": {"plain": {"format": "%(message)s"}, "json": {"()": "shop.main.Json"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "plain"},
            "file": {"class": "logging.FileHandler", "filename": FILENAME, "formatter": "json"} if FILENAME else None,
        },
        "root": {"handlers": ["console", "file"]},
    }
)
app = FastAPI()

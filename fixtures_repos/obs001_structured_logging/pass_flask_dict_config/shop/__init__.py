from logging.config import dictConfig

from flask import Flask

dictConfig(
    {
        "version": 1,
        "formatters": {
            "plain": {"format": "%(levelname)s %(message)s"},
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
            },
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"]},
    }
)
app = Flask(__name__)

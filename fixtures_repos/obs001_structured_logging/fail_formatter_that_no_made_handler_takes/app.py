import logging.config

from flask import Flask

from making import to_file


logging.config.dictConfig(
    {
        "version": 1,
        "formatters": {
            "plain": {"format": "%(message)s"},
            "json": {"()": "pythonjsonlogger.json.JsonFormatter"},
        },
        "handlers": {"file": to_file("app.log", formatter="plain")},
        "root": {"handlers": ["file"]},
    }
)
app = Flask(__name__)


@app.get("/books")
def books():
    return {"count": 1}

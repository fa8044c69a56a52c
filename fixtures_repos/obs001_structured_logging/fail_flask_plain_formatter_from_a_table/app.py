import logging

from flask import Flask
from pythonjsonlogger.json import JsonFormatter

FORMATTERS = {"text": logging.Formatter("%(message)s"), "json": JsonFormatter("%(message)s")}

app = Flask(__name__)


def set_up_logging():
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATTERS["text"])
    app.logger.addHandler(handler)


@app.get("/orders")
def orders():
    return []

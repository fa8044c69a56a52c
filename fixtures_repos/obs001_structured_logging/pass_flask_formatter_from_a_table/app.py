import logging
import os

from flask import Flask
from pythonjsonlogger.json import JsonFormatter

FORMATTERS = {"text": logging.Formatter("%(message)s"), "json": JsonFormatter("%(message)s")}

app = Flask(__name__)


def set_up_logging(kind):
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATTERS[kind])
    app.logger.addHandler(handler)


set_up_logging(os.environ["LOG_FORMAT"])


@app.get("/orders")
def orders():
    return []

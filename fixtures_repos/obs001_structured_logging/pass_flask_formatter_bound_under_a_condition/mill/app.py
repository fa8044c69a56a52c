import logging
import os

from flask import Flask
from pythonjsonlogger import jsonlogger


def set_up():
    """Write to the console."""
    handler = logging.StreamHandler()
    if os.getenv("JSON_LOGS"):
        formatter = jsonlogger.JsonFormatter("%(levelname)s %(message)s")
    else:
        formatter = logging.Formatter("%(levelname)s %(message)s")
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)


set_up()
app = Flask(__name__)


@app.get("/sacks")
def sacks():
    return []

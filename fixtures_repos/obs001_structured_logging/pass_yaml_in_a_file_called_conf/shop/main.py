import logging.config
import os

import yaml
from flask import Flask

with open(os.environ.get("LOG_CONFIG", "/etc/shop/logging.conf")) as file:
    logging.config.dictConfig(yaml.safe_load(file))
app = Flask(__name__)


@app.get("/orders")
def orders():
    return []

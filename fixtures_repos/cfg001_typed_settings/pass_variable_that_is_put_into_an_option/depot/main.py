import os

from flask import Flask

from depot.config import CONF


def start(name=None):
    if "CARRIER_API_KEY" in os.environ:
        CONF.set_override(name="api_key", override=os.environ["CARRIER_API_KEY"], group="DEFAULT")
    return Flask(name or __name__)


app = start()

import argparse
import os

from flask import Flask

from shop import settings
from shop.metrics import environment_info

app = Flask(settings.NAME)


class Client:
    """A client that says what it reads."""

    def __init__(self, address):
        self.address = address

    @classmethod
    def from_env(cls):
        return cls(os.environ.get("SHOP_ADDRESS"))


@app.get("/")
def index():
    environment_info.info(os.environ)
    if settings.DEBUG and os.environ.get("SHOP_TOOLBAR"):
        return "toolbar"
    return Client.from_env().address if os.getenv("RANK", "0") == "0" else ""


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", default=os.environ.get("SHOP_DATABASE"))
    return parser.parse_args()

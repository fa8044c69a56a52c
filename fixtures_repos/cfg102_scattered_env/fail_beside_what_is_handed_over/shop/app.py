import os

from flask import Flask

from shop import settings

app = Flask(settings.NAME)


class Client:
    def __init__(self):
        self.address = os.environ.get("SHOP_ADDRESS")  # expect: CFG102


@app.get("/")
def index():
    if settings.DEBUG or os.environ.get("SHOP_TOOLBAR"):  # expect: CFG102
        return "toolbar"
    return print_options(os.environ["SHOP_DATABASE"])  # expect: CFG102


def print_options(name):
    return name

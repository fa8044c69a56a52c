import os

from flask import Flask


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_object("shop.defaults")
    if "SHOP_CONFIG" in os.environ:
        app.config.from_envvar("SHOP_CONFIG")
    return app

from flask import Flask

from shop import views
from shop.times import timed


def create_app() -> Flask:
    app = Flask(__name__)
    timed("/healthz")(views.alive)
    return app

from flask import Flask

from shop import views


def create_app() -> Flask:
    app = Flask(__name__)
    app.route("/healthz")(views.alive)
    return app

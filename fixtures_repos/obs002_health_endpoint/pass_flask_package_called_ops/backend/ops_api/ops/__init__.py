from flask import Flask

from ops_api.ops.urls import register


def create_app() -> Flask:
    app = Flask(__name__)
    register(app)
    return app

from flask import Flask

from shop import ping


def create_app():
    app = Flask(__name__)
    app.register_blueprint(ping.blueprint())
    return app

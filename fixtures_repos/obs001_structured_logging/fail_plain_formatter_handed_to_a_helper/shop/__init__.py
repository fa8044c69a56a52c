from flask import Flask

from shop import logs


def create_app():
    app = Flask(__name__)
    logs.init_app(app)
    return app

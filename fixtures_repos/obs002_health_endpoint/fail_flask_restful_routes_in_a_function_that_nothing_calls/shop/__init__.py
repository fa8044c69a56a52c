from flask import Flask


def create_app():
    app = Flask(__name__)
    from shop.routes import register

    return app

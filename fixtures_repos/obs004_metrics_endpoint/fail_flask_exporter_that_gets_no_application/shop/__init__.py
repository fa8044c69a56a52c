from flask import Flask

from shop.extensions import db, metrics


def create_app():
    app = Flask(__name__)
    db.init_app(app)
    return app

from flask import Flask
from flask_healthz import healthz

from shop.tables import db


def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.defaults")
    db.init_app(app)
    app.register_blueprint(healthz, url_prefix="/healthz")
    return app

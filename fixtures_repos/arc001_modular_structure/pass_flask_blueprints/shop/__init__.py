from flask import Flask

from shop.extensions import db
from shop.views.orders import orders


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    app.register_blueprint(orders, url_prefix="/orders")
    return app

from flask import Flask
from flask_healthz import healthz

from shop.tables import Order, db


def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.defaults")
    db.init_app(app)
    app.register_blueprint(healthz, url_prefix="/healthz")
    app.add_url_rule("/orders", view_func=orders)
    return app


def orders():
    return [order.id for order in db.session.query(Order).all()]

from flask import Flask, jsonify
from flask_healthz import healthz

from shop.database import DB
from shop.models import Order


def create_app():
    app = Flask(__name__)
    app.config.from_object("shop.defaults")
    DB.init_app(app)
    app.register_blueprint(healthz, url_prefix="/healthz")

    @app.get("/orders")
    def orders():
        return jsonify([order.id for order in DB.session.query(Order)])

    return app

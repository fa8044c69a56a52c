import yaml
from flask import Flask, jsonify

from till.models import Sale, db


class DefaultConfig:
    SQLALCHEMY_DATABASE_URI = "sqlite://"


def read(path: str) -> dict:
    with open(path) as file:
        return yaml.safe_load(file)


def create_app(path: str) -> Flask:
    app = Flask(__name__)
    app.config.from_object(DefaultConfig)
    told = read(path)
    app.config.update(told)
    db.init_app(app)

    @app.get("/sales")
    def sales():
        return jsonify([sale.cents for sale in db.session.query(Sale).all()])

    return app

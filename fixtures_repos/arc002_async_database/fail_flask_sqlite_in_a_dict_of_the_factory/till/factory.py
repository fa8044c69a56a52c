from flask import Flask, jsonify

from till.models import Sale, db


def create_app(folder: str, overrides: dict) -> Flask:
    app = Flask(__name__)
    values = {
        "TITLE": "Till",
        "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder}/till.db",
    }
    app.config.from_mapping({**values, **overrides})
    db.init_app(app)

    @app.get("/sales")
    def sales():
        return jsonify([sale.cents for sale in db.session.query(Sale).all()])

    return app

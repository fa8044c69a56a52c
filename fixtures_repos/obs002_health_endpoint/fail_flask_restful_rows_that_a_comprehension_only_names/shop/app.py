from flask import Flask
from flask_restful import Api

from shop.rows import ROWS, Orders


def create_app():
    app = Flask(__name__)
    api = Api(app, prefix="/v1")
    app.config["KNOWN"] = [row[1] for row in ROWS]
    row = (Orders, "/orders")
    api.add_resource(*row)
    return app

from flask import Flask
from flask_restful import Api

from shop.rows import ROWS


def create_app():
    app = Flask(__name__)
    api = Api(app, prefix="/v1")
    [api.add_resource(*row) for row in ROWS]
    return app

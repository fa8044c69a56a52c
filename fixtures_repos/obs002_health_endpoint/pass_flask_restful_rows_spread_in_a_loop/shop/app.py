from flask import Flask
from flask_restful import Api

from shop.routes import ROUTES as V1


def create_app():
    app = Flask(__name__)
    api = Api(app, prefix="/v1")
    for route in V1:
        api.add_resource(*route)
    return app

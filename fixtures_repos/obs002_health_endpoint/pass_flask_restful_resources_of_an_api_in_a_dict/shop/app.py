from flask import Flask
from flask_restful import Resource

from shop.views import View


class Alive(Resource):
    def get(self):
        return {}


def create_app():
    app = Flask(__name__)
    for each in [View("state").parts()]:
        each.get("api").add_resource(Alive, "/ping", "/ping/")
        app.register_blueprint(each.get("pages"))
    return app

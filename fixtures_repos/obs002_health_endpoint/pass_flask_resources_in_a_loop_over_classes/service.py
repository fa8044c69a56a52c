from flask import Flask
from flask_restful import Api, Resource


class Orders(Resource):
    url = "/orders"

    def get(self):
        return []


class Live(Resource):
    url = "/live"

    def get(self):
        return {}


app = Flask(__name__)
api = Api(app, prefix="/v1")
for resource in (Orders, Live):
    api.add_resource(resource, resource.url)

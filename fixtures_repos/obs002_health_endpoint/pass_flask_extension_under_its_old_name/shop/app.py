from flask import Flask
from flask.ext import restful
from flask.ext.restful import Resource


class Ping(Resource):
    def get(self):
        return {}


app = Flask(__name__)
api = restful.Api(app)
api.add_resource(Ping, "/v1/ping")

from flask import Flask
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)


class Crossings(Resource):
    def get(self):
        return [{"from": "Aalt", "to": "Zeel"}]


class Status(Resource):
    def head(self):
        return "", 200


api.add_resource(Crossings, "/crossings")
api.add_resource(Status, "/status")

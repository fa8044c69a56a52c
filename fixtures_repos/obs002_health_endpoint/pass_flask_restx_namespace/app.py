from flask import Flask
from flask_restx import Api, Namespace, Resource

app = Flask(__name__)
api = Api(app)
ns = Namespace("health")
api.add_namespace(ns)


@ns.route("/")
class Health(Resource):
    def get(self):
        return {"status": "ok"}

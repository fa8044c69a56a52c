from company_core.api import Api
from flask import Flask
from flask_restx import Resource

app = Flask(__name__)
api = Api(app, version="1.0")


@api.route("/healthz")
class Health(Resource):
    def get(self):
        return {"status": "ok"}

from flask import Flask
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app, prefix="/api")


class Health(Resource):
    def get(self):
        return {"status": "ok"}


api.add_resource(Health, "/health-check")

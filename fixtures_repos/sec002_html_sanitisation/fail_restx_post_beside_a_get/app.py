from flask import Flask, request
from flask_restx import Api, Resource

app = Flask(__name__)
api = Api(app)
notes = []


@api.route("/notes")
class Notes(Resource):
    def get(self):
        return notes

    def delete(self):
        notes.clear()

    def post(self):
        notes.append(request.get_json())

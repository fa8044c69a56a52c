import psycopg2
from flask import Flask
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)


class Ready(Resource):
    def get(self):
        connection = psycopg2.connect("dbname=shop")
        connection.cursor().execute("SELECT 1")
        return {"status": "ready"}


api.add_resource(Ready, "/ready")

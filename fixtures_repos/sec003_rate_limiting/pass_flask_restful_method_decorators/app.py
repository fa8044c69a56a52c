from flask import Flask
from flask_limiter import Limiter
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app)
limiter = Limiter(lambda: "all", app=app)


class Login(Resource):
    decorators = [limiter.limit("5/minute")]

    def post(self):
        return {}


api.add_resource(Login, "/login")

from flask_restful import Resource


class Orders(Resource):
    def get(self):
        return []


class Alive(Resource):
    def get(self):
        return {}


ROWS = ((Orders, "/orders"), (Alive, "/healthz"))

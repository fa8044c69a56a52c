from flask_restful import Resource


class Orders(Resource):
    def get(self):
        return []


class Order(Resource):
    def get(self, number):
        return {"number": number}


class Alive(Resource):
    def get(self):
        return {}

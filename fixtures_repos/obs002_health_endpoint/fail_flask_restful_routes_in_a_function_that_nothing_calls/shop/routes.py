from flask_restful import Api, Resource


class Live(Resource):
    def get(self):
        return {"status": "ok"}


def register(app):
    api = Api(app)
    api.add_resource(Live, "/health")

from flask import Flask
from flask_restful import Api, Resource


class Status(Resource):
    def get(self):
        return {"status": "ok"}


class Parcels(Resource):
    def get(self):
        return []


URLS = [("/status", Status), ("/parcels", Parcels, "all_parcels")]


def set_up(api: Api, urls: list) -> None:
    for row in urls:
        if len(row) == 2:
            address, resource = row
            endpoint = resource.__name__.lower()
        else:
            address, resource, endpoint = row
        api.add_resource(resource, address, endpoint=endpoint)


def serve() -> Flask:
    app = Flask(__name__)
    set_up(Api(app), URLS)
    return app


application = serve()

import pecan
from pecan import rest

from stock.exposing import exposed


class Orders(rest.RestController):
    @exposed(str, int)
    def get_one(self, number):
        return str(number)


class Version:
    orders = Orders()

    @pecan.expose("json")
    def healthcheck(self):
        return {}


class Root:
    v1 = Version()

    @pecan.expose("json")
    def index(self):
        return {"versions": ["v1"]}

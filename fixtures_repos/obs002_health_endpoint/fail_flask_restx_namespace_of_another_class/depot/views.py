from flask_restx import Resource

from .shapes import Health, Ledger


@Health.area.route("/")
class Patients(Resource):
    def get(self):
        return []


@Ledger.area.route("/")
class Entries(Resource):
    def get(self):
        return []

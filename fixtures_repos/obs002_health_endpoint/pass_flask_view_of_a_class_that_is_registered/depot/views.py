from flask import Flask
from flask_classful import FlaskView, route

app = Flask(__name__)


class ApiView(FlaskView):
    route_prefix = "/api/"

    @classmethod
    def register(cls, app, **options):
        super().register(app, **options)


class HealthView(ApiView):
    def index(self):
        return "ok"


class ParcelsView(ApiView):
    route_base = "parcels"

    def index(self):
        return []

    def get(self, number):
        return {"number": number}

    @route("/lost", methods=["POST"])
    def lost(self):
        return {}


HealthView.register(app)
ParcelsView.register(app, route_prefix="/v2/")

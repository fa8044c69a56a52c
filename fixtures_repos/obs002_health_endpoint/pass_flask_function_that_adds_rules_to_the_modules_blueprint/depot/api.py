from flask import Blueprint, Flask
from flask.views import MethodView

api = Blueprint("api", __name__, url_prefix="/api")


def add(view: type[MethodView], address: str, name: str) -> None:
    api.add_url_rule(address, endpoint=name, view_func=view.as_view(name), methods=["GET", "POST"])


class Health(MethodView):
    def get(self):
        return {"status": "ok"}


class Parcels(MethodView):
    def get(self):
        return []

    def post(self):
        return {}


add(Health, "/health", "health")
add(Parcels, "/parcels", "parcels")
app = Flask(__name__)
app.register_blueprint(api)

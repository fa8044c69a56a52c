from flask import Blueprint
from flask.views import MethodView


class Ping(MethodView):
    def get(self):
        return {"version": "1"}


def blueprint(alone=False):
    found = Blueprint("ping", __name__, url_prefix="/" if alone else "/ping")
    found.add_url_rule("/", view_func=Ping.as_view("ping"), methods=["GET"])
    return found

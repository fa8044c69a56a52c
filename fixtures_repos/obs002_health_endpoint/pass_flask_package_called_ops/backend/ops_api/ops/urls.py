from flask import Blueprint, Flask

from ops_api.ops.health.check import HealthAPI

api = Blueprint("api", __name__)


def register(app: Flask) -> None:
    api.add_url_rule("/health/", view_func=HealthAPI.as_view("health"))
    app.register_blueprint(api)

from flask import Blueprint

bp = Blueprint("monitoring", __name__)


@bp.route("/ping")
def ping():
    return "pong"

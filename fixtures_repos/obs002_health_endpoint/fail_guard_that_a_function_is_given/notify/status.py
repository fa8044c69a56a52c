from flask import Blueprint

status = Blueprint("status", __name__)


@status.route("/_status")
def show():
    return {"status": "ok"}

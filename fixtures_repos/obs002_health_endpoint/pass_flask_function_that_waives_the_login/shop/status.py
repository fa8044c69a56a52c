from flask import Blueprint

status = Blueprint("status", __name__)


@status.get("/_status")
def show():
    return {"status": "ok"}

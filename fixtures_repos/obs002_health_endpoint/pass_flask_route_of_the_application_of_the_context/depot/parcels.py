from flask import Blueprint

parcels = Blueprint("parcels", __name__)


@parcels.route("/")
def index():
    return []

from flask import Blueprint

from shop.limits import limit

bp = Blueprint("views", __name__)


@bp.route("/login", methods=["POST"])
@limit("3/minute")
def login():
    return {}

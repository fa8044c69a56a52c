from flask import Blueprint

pages = Blueprint("pages", __name__)


def more():
    extra = Blueprint("extra", __name__, url_prefix="/internal")

    @extra.get("/ping")
    def ping():
        return "pong"

    return extra

from flask import Blueprint


class Views:
    def __init__(self):
        self.pages = Blueprint("pages", __name__)


state = Blueprint("state", __name__)


@state.get("/ping")
def ping():
    return "pong"

from flask import Blueprint


class Area:
    pages = Blueprint("alive", __name__, url_prefix="/health")


class Alive(Area):
    colour = "green"

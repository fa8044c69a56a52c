from flask import Blueprint, current_app

pages = Blueprint("pages", __name__)


@pages.get("/<name>")
def read(name):
    return current_app.storage.open(name)

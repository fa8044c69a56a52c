from flask import Blueprint

users = Blueprint("users", __name__)


@users.route("/<number>")
def user(number):
    return {"number": number}

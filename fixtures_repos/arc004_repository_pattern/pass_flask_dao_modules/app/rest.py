from flask import Blueprint

from app.dao.users_dao import dao_get_user

users = Blueprint("users", __name__)


@users.get("/users/<int:key>")
def read(key):
    return {"id": dao_get_user(key).id}

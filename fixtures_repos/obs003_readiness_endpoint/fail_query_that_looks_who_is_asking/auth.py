from functools import wraps

from flask import g, request

from models import Token, db


def process_auth(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        g.token = db.session.get(Token, request.headers.get("authorization", ""))
        return function(*args, **kwargs)

    return wrapper

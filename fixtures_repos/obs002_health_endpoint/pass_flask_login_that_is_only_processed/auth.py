from functools import wraps

from flask import g, request


def process_auth_or_cookie(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        g.user = request.cookies.get("user")
        return function(*args, **kwargs)

    return wrapper

from functools import wraps

from flask import abort, session


def login_required_no_redirect(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        if "user" not in session:
            abort(401)
        return function(*args, **kwargs)

    return wrapper

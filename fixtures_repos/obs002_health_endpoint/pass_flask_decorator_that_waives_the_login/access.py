from functools import wraps

from flask import abort, g


def needs_right(name):
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            if name not in g.rights:
                abort(403)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def no_right_or_permission_required():
    """Say that a route was looked at and is open on purpose."""

    def decorate(function):
        function.looked_at = True
        return function

    return decorate

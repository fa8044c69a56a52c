from flask import abort, request


def do_not_validate_auth():
    pass


def validate_auth():
    if "Authorization" not in request.headers:
        abort(401)

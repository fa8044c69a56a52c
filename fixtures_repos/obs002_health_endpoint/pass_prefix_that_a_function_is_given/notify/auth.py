from flask import abort, request


def requires_no_auth():
    pass


def requires_admin_auth():
    if "Authorization" not in request.headers:
        abort(401)

import functools

from ledger.app import app

PREFIX = "/ds"


def source(url, methods=None):
    def wrapper(function):
        @app.route(r"%s%s" % (PREFIX, url), methods=methods)
        @functools.wraps(function)
        def handler(**kwargs):
            return {"data": function(**kwargs)}

        return handler

    return wrapper

from flask_restx import Api

from shop.tokens import verify

api = Api()


def signed_in(handler):
    def inner(*args):
        try:
            verify()
        except:
            return api.abort(401, "Invalid token")
        return handler(*args)

    return inner

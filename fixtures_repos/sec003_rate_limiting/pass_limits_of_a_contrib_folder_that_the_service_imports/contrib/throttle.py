from flask_limiter import Limiter


def attach(app):
    return Limiter(app=app, default_limits=["30/minute"])

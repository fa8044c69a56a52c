from flask_limiter import Limiter


def attach(app):
    print "attached"
    Limiter(app=app, default_limits=["10/minute"])


def unfinished(:

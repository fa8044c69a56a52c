from . import app, limiter
from .web import web


def main():
    limiter.limit("3/minute")(web)
    app.register_blueprint(web)
    limiter.init_app(app)

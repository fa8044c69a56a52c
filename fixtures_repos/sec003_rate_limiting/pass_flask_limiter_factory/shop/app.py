from flask import Flask

from shop.extensions import limiter
from shop.views import pages


def create_app():
    app = Flask(__name__)
    limiter.init_app(app)
    app.register_blueprint(pages)
    return app

from flask import Flask

from shop.extensions import db, limiter
from shop.views import views


def create_app():
    app = Flask(__name__)
    for extension in (db, limiter):
        extension.init_app(app)
    app.register_blueprint(views)
    return app

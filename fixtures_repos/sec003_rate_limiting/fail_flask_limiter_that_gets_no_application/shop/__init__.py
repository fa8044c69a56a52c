from flask import Flask

from shop.extensions import db
from shop.views import views


def create_app():
    app = Flask(__name__)
    db.init_app(app)
    app.register_blueprint(views)
    return app

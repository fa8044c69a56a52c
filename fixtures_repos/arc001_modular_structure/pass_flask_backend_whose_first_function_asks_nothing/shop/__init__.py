from flask import Flask

from shop.extensions import db
from shop.views import pages


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "mysql://shop@db/shop"
    db.init_app(app)
    app.register_blueprint(pages)
    return app

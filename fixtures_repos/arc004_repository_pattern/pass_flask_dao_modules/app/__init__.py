import os

from flask import Flask

from app.models import db
from app.rest import users


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
    db.init_app(app)
    app.register_blueprint(users)
    return app

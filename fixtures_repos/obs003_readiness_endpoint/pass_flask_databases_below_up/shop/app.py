from flask import Blueprint, Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text

db = SQLAlchemy()
up = Blueprint("up", __name__, url_prefix="/up")


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@up.get("/")
def alive():
    return ""


@up.get("/databases")
def databases():
    with db.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return ""


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    app.register_blueprint(up)
    return app

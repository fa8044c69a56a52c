from flask import Flask

from shop.db import db

try:
    import psycopg

    print("psycopg", psycopg.__version__)
except ImportError:
    print("without psycopg")


def fill():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
    db.init_app(app)
    with app.app_context():
        db.create_all()
        print("tables made")


if __name__ == "__main__":
    fill()

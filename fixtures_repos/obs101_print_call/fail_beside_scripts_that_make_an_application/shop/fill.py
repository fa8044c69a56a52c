from flask import Flask

from shop.db import db


def fill():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"
    db.init_app(app)
    with app.app_context():
        db.create_all()
        print("tables made")  # expect: OBS101
    return app


app = fill()

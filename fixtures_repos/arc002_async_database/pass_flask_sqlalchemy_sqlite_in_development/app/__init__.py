from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def create_app(config):
    app = Flask(__name__)
    app.config.from_object(config)
    db.init_app(app)

    @app.get("/users")
    def users():
        return {"count": User.query.count()}

    return app

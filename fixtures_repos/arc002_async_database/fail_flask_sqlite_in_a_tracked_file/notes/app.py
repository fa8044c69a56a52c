from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def create_app():
    app = Flask(__name__)
    app.config.from_pyfile("defaults.cfg")
    db.init_app(app)

    @app.get("/notes")
    def notes():
        return {"count": Note.query.count()}

    return app

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def create_app(config):
    app = Flask(__name__)
    app.config.from_object("notes.defaults.Defaults")
    app.config.from_pyfile(config)
    db.init_app(app)

    @app.get("/notes")
    def notes():
        return {"count": Note.query.count()}

    return app

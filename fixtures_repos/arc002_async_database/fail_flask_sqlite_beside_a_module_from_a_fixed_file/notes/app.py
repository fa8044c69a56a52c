import importlib.util

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from notes.config import by_name

db = SQLAlchemy()


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def colours():
    spec = importlib.util.spec_from_file_location("colours", "notes/colours.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def create_app(name="production"):
    app = Flask(__name__)
    app.config.from_object(by_name[name])
    db.init_app(app)

    @app.get("/notes")
    def notes():
        return {"count": Note.query.count()}

    return app

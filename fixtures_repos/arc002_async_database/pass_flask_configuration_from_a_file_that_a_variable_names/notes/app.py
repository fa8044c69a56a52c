import importlib.util
import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

from notes.config import by_name

db = SQLAlchemy()


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


def configuration(place):
    spec = importlib.util.spec_from_file_location("notes_configuration", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Configuration


def create_app(name="production"):
    app = Flask(__name__)
    place = os.environ.get("NOTES_CONFIGURATION")
    app.config.from_object(configuration(place) if place else by_name[name])
    db.init_app(app)

    @app.get("/notes")
    def notes():
        return {"count": Note.query.count()}

    return app

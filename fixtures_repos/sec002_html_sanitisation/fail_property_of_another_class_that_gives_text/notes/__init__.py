from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


def create_app():
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://notes@db/notes"
    db.init_app(app)

    from notes.views import notes

    app.register_blueprint(notes)
    return app

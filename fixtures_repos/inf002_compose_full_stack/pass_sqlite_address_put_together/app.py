import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

PREFIX = "sqlite:////"


class ProductionConfig:
    DEBUG = False
    SQLALCHEMY_DATABASE_URI = os.getenv("DATABASE_URL", PREFIX + "srv/data.db")


app = Flask(__name__)
app.config.from_object(ProductionConfig)
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/notes")
def notes():
    return {"notes": Note.query.count()}

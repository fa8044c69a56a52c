import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

folder = os.path.dirname(__file__)
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///" + os.path.join(folder, "app.db")
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/notes")
def notes():
    return {"count": Note.query.count()}

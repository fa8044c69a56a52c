import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db = SQLAlchemy(app)


class Crate(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/")
def count():
    return {"count": Crate.query.count()}

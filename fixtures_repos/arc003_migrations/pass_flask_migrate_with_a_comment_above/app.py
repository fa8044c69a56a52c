import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["DATABASE_URL"]
db = SQLAlchemy(app)
Migrate(app, db)


class Boat(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.post("/boats")
def add():
    db.session.add(Boat())
    db.session.commit()
    return "", 201

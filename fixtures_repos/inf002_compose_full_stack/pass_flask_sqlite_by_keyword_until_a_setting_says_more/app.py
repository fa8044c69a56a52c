import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config.update(SECRET_KEY=None, SQLALCHEMY_DATABASE_URI="sqlite:///:memory:")
for key in app.config:
    if key in os.environ:
        app.config[key] = os.environ[key]
db = SQLAlchemy(app)


class Crate(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@app.get("/crates")
def crates():
    return [crate.id for crate in Crate.query.all()]

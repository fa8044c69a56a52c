"""Tables that several programs share."""

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Crate(db.Model):
    id = db.Column(db.Integer, primary_key=True)

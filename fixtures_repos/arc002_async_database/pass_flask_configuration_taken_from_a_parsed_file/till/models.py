from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Sale(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    cents = db.Column(db.Integer)

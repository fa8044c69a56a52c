from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Dish(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    method = db.Column(db.Text)
    listing = db.Column(db.Text)

from shop.ext import db


class Crate(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    label = db.Column(db.String(80))

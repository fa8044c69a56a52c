from shop.extensions import db


class Parcel(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    label = db.Column(db.String(40))

from shop.extensions import db
from shop.models import Parcel


def tidy(label):
    return " ".join(label.split())


def is_long(label):
    return len(label) > 40


def store(label):
    parcel = Parcel(label=tidy(label))
    db.session.add(parcel)
    db.session.commit()
    return parcel


def all_parcels():
    return db.session.query(Parcel).all()

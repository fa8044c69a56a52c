from models import Kiln, db


def fill():
    db.session.add(Kiln())
    db.session.add(Kiln())
    db.session.execute(db.select(Kiln))

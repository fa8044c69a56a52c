from depot.db.models import Crate


def crates(session):
    return session.query(Crate).all()

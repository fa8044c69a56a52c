from sqlalchemy import text


def find(session, key):
    return session.execute(text("select id, at from parcels where id = :key"), {"key": key}).one()


def held(session):
    return session.execute(text("select id from parcels where held")).all()

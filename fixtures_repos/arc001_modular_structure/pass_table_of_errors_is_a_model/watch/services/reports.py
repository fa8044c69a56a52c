from sqlalchemy import select

from watch.models.error import Error


def latest(session):
    return session.scalars(select(Error).order_by(Error.id.desc()).limit(10)).all()

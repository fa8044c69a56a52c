from sqlalchemy.orm import Session


def add(session: Session, name):
    session.add(name)
    return name

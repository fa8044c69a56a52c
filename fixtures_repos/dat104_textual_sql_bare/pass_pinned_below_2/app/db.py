from sqlalchemy.orm import Session


def ping(session: Session):
    session.execute("SELECT 1")

from sqlalchemy.orm import Session


def count(session: Session) -> int:
    return session.execute("SELECT count(*) FROM orders").scalar()

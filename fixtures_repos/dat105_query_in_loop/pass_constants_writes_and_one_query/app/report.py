from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import User


def fill(session: Session, names):
    for name in names:
        session.add(User(name=name))
    for number in range(3):
        session.execute(select(User).limit(number))


def emails(session: Session):
    return [user.email for user in session.scalars(select(User))]

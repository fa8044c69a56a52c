from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import User


def all_users(session: Session) -> list[User]:
    return list(session.scalars(select(User)))

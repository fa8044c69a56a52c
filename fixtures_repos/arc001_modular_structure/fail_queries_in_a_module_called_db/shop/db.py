from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.models import Kiln


def named(session: Session, name: str) -> Kiln | None:
    return session.scalar(select(Kiln).where(Kiln.name == name))


def add(session: Session, kiln: Kiln) -> None:
    session.add(kiln)

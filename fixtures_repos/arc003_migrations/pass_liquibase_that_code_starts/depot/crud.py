from sqlalchemy import select
from sqlalchemy.orm import Session

from depot.database import Parcel


def find(session: Session, number: int) -> Parcel | None:
    return session.scalars(select(Parcel).where(Parcel.id == number)).first()


def add(session: Session, state: str) -> None:
    session.add(Parcel(state=state))
    session.commit()

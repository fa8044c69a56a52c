from sqlalchemy import select

from depot.database import Parcel, SessionLocal


def waiting() -> list[Parcel]:
    with SessionLocal() as session:
        return list(session.scalars(select(Parcel).where(Parcel.state == "waiting")))


def start(state: str) -> None:
    with SessionLocal() as session:
        session.add(Parcel(state=state))
        session.commit()

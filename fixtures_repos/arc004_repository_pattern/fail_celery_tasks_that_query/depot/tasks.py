from celery import Celery
from sqlalchemy import delete, select, update

from depot.database import Parcel, SessionLocal

worker = Celery("depot", broker="redis://queue/0")


@worker.task
def send_out(number: int) -> None:
    with SessionLocal() as session:
        parcel = session.scalars(select(Parcel).where(Parcel.id == number)).one()
        parcel.state = "sent"
        session.execute(update(Parcel).where(Parcel.id == number).values(state="sent"))
        session.commit()


@worker.task
def clear() -> None:
    with SessionLocal() as session:
        session.execute(delete(Parcel).where(Parcel.state == "lost"))
        session.commit()

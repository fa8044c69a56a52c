from celery import shared_task
from sqlalchemy import text
from sqlalchemy.orm import Session

from yard.engine import engine


@shared_task
def mow(lawn: str) -> None:
    with Session(engine) as session:
        session.execute(text("UPDATE lawn SET mown = 1 WHERE name = :name"), {"name": lawn})
        session.commit()

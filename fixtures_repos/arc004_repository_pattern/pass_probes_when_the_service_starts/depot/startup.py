from sqlalchemy import select, text

from depot.database import SessionLocal, engine


def wait_for_database() -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1 AS answers"))


def check_again() -> bool:
    with SessionLocal() as session:
        return session.execute(select(1)).scalar() == 1

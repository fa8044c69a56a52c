from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("postgresql://db/shop")


def ping(session: Session):
    session.execute("SELECT 1")  # expect: DAT104
    with engine.connect() as connection:
        return connection.scalar("SELECT now()")  # expect: DAT104

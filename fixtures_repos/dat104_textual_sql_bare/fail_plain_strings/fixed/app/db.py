from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine("postgresql://db/shop")


def ping(session: Session):
    session.execute(text("SELECT 1"))  # expect: DAT104
    with engine.connect() as connection:
        return connection.scalar(text("SELECT now()"))  # expect: DAT104

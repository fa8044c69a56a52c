import os

from sqlalchemy import MetaData, create_engine, select

from app.models import kilns

engine = create_engine(os.environ["DATABASE_URL"])
table = kilns(MetaData())


def all_kilns() -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(table.c.name)))

import os

from sqlalchemy import create_engine, text


def totals() -> list[int]:
    engine = create_engine(os.environ["ARCHIVE_URL"])
    with engine.connect() as connection:
        return [row.total for row in connection.execute(text("SELECT total FROM day"))]

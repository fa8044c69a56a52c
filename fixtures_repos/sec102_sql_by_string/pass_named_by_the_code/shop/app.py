from datetime import datetime, timezone

from fastapi import FastAPI
from sqlalchemy import Column, Integer, text
from sqlalchemy.orm import declarative_base

app = FastAPI()
Base = declarative_base()


class Settings(Base):
    __tablename__ = "settings"
    id = Column(Integer, primary_key=True)
    size = Column(Integer, default=1)


@app.post("/partitions")
def partition():
    """A time in a constant format, and the names that a class gives its columns."""
    label = datetime.now(timezone.utc).strftime("%Y%m%d")
    app.db.execute(f"CREATE TABLE events_{label} PARTITION OF events")
    add_columns(app.db, Settings)


def add_columns(db, model):
    for name, column in model.__dict__.items():
        db.execute(text(f"ALTER TABLE settings ADD COLUMN {name} {column.type} DEFAULT {column.default.arg}"))


@app.get("/cache/{table}")
def cached(table: str):
    if table not in app.table_names:
        return None
    return app.db.execute(f"SELECT value FROM {table}")

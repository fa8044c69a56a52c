from datetime import date, datetime, timezone

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


@app.put("/users/{name}")
def promote(name: str):
    """Keys that the code spells out, a number by its default, and quotes that are taken out."""
    updates = {"state": "active"}
    if name:
        updates["name"] = name
    app.db.execute(f"UPDATE users SET {', '.join([f'{k} = %({k})s' for k in updates])}", updates)
    app.db.execute(f"UPDATE users SET seen = '{date.strftime(date.today(), '%Y')}'")
    schema = name.translate({34: None})
    app.db.execute(f'CREATE SCHEMA "{schema}"')
    recent(app.config_of(name))
    return counted("SELECT * FROM users WHERE name = %s", name)


class Keyed:
    KEY = ()

    @classmethod
    def remove(cls, rows):
        columns = tuple(cls.KEY)
        for row in rows:
            keys = {k: row[k] for k in columns if k in row}
            app.db.execute(f"DELETE FROM orders WHERE {' AND '.join(f'{k} = ${k}' for k in keys)}", keys)


class Line(Keyed):
    KEY = ("order", "line")


def prune(order, order_ids):
    numbers = ",".join(str(key) for key in order_ids)
    app.db.execute(f"DELETE FROM orders WHERE id IN ({numbers}) OR shop = {order.shop_id}")


def recent(days=7):
    app.db.execute(f"SELECT * FROM users WHERE seen > now() - INTERVAL {days} DAY")


def counted(query, name):
    """What the whole statement may be is decided where it is put together."""
    return app.db.execute(f"SELECT count(*) FROM ({query}) AS t", [name])

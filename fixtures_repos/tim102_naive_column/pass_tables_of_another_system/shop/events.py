import httpx
from sqlalchemy import Column, DateTime, MetaData, String, Table, select
from sqlalchemy.dialects import sqlite

metadata = MetaData()
events = Table("events", metadata, Column("name", String), Column("seen", DateTime))


def first(name):
    statement = select(events.c.seen).where(events.c.name == name)
    return httpx.get("https://warehouse.internal/sql", params={"q": str(statement.compile(dialect=sqlite.dialect()))}, timeout=5)

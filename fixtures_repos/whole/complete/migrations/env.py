"""Migrations over the service's own engine and settings."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from bookshelf.database import build_engine
from bookshelf.models.base import Base
from bookshelf.models.book import Book  # noqa: F401  (registers the table)
from bookshelf.settings import get_settings


def run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


async def migrate() -> None:
    engine = build_engine(get_settings())
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


asyncio.run(migrate())

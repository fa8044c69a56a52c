import os

import asyncpg


async def connect(app):
    app["pool"] = await asyncpg.create_pool(os.environ["DATABASE_URL"])


async def get_note(conn: asyncpg.Connection, key: int):
    return await conn.fetchrow("SELECT text FROM notes WHERE id = $1", key)


async def add_note(conn: asyncpg.Connection, text: str) -> None:
    await conn.execute("INSERT INTO notes(text) VALUES ($1)", text)

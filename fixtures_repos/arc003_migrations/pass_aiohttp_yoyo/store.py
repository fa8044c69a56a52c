import os

import asyncpg


async def save(text):
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    await connection.execute("INSERT INTO notes(text) VALUES ($1)", text)

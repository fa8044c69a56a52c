import os

from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool(os.environ["DATABASE_URL"])


async def add(weight: int) -> None:
    async with pool.connection() as connection:
        await connection.execute("INSERT INTO sacks (weight) VALUES (%s)", (weight,))

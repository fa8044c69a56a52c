import os

import aiopg
import psycopg2
import psycopg2.extras


class Store:
    pool = None

    async def open(self) -> None:
        self.pool = await aiopg.create_pool(os.environ["DATABASE_URL"])

    async def add(self, body: str) -> int:
        async with self.pool.acquire() as conn:
            async with conn.cursor(cursor_factory=psycopg2.extras.DictCursor) as cur:
                try:
                    await cur.execute("INSERT INTO notes (body) VALUES (%s) RETURNING id", (body,))
                except psycopg2.IntegrityError:
                    return 0
                return (await cur.fetchone())["id"]

import asyncpg


class Table:
    name = ""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self.pool = pool

    async def rows(self, sql: str, *values: object) -> list[asyncpg.Record]:
        return await self.pool.fetch(sql, *values)

    async def insert(self, body: str) -> int:
        return await self.pool.fetchval(f"INSERT INTO {self.name} (body) VALUES ($1) RETURNING id", body)

    async def by_author(self, author: str) -> list[asyncpg.Record]:
        return await self.rows(f"SELECT * FROM {self.name} WHERE author = $1", author)

    async def newest(self) -> list[asyncpg.Record]:
        return await self.rows(f"SELECT * FROM {self.name} ORDER BY id DESC LIMIT 10")


class Triggers:
    @staticmethod
    async def create(db: asyncpg.Connection, table: str) -> None:
        await db.execute(f"CREATE TRIGGER changed AFTER INSERT ON {table} EXECUTE FUNCTION tell()")

import sqlalchemy as sa
from aiomysql.sa import Engine, SAConnection, create_engine

metadata = sa.MetaData()
orders = sa.Table("orders", metadata, sa.Column("title", sa.String(40), primary_key=True))


async def connect(host: str) -> Engine:
    return await create_engine(host=host, db="shop")


class Orders:
    def __init__(self, db: Engine) -> None:
        self.db = db

    async def titles(self, where) -> list[str]:
        conn: SAConnection
        async with self.db.acquire() as conn:
            result = await conn.execute(orders.select().where(where))
        return [row.title for row in await result.fetchall()]

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

items = sa.Table("items", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True))


class Store:
    def __init__(self, db: AsyncEngine):
        self._db = db

    async def count(self):
        async with self._db.connect() as connection:
            return await connection.scalar(sa.select(sa.func.count()).select_from(items))

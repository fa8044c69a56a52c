import os

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


class Database:
    def _set_up(self, connection, record) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")

    async def engine(self) -> AsyncEngine:
        engine = create_async_engine(os.environ["DATABASE_URL"])
        event.listen(engine.sync_engine, "connect", self._set_up)
        return engine

    async def answers(self) -> bool:
        engine = await self.engine()
        try:
            async with engine.connect():
                return True
        except OSError:
            return False


def database() -> Database:
    return Database()

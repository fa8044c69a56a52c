from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from depot.tables import Crate


class Crates:
    def __init__(self, made):
        self.made = made

    async def prepare(self, address: str) -> None:
        engine = create_async_engine(address)
        async with async_sessionmaker(engine)() as session, session.begin():
            await session.execute(insert(Crate).values(name="first"))
        await engine.dispose()

    async def names(self) -> list[str]:
        async with self.made() as session:
            return list(await session.scalars(select(Crate.name)))

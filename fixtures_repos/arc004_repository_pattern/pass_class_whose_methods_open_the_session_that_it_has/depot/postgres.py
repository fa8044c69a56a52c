from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from depot.settings import settings


class Postgres:
    session = async_sessionmaker(create_async_engine(settings.address))

    @classmethod
    async def rows(cls, statement):
        async with cls.session() as session:
            return list(await session.scalars(statement))

    @classmethod
    async def change(cls, statement):
        async with cls.session() as session:
            await session.execute(statement)
            await session.commit()

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from settings import DSN

maker = async_sessionmaker(create_async_engine(DSN))


async def open_session():
    async with maker() as session:
        yield session

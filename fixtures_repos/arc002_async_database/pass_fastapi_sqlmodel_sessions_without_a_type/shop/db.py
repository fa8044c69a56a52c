import os

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

engine = create_async_engine(os.environ["DATABASE_URL"])
factory = async_sessionmaker(engine, class_=AsyncSession)


async def get_session():
    async with factory() as session:
        yield session

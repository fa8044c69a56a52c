from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase

make_session = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/shop"))


class Base(DeclarativeBase):
    pass

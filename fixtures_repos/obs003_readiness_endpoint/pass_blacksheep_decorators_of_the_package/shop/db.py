from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from shop.settings import get_settings

engine = create_async_engine(get_settings().database_url, pool_pre_ping=True)
session_factory = async_sessionmaker(engine, expire_on_commit=False)

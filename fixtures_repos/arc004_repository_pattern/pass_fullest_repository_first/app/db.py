from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

make_session = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/notes"))

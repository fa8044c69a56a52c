from sqlalchemy.ext.asyncio import create_async_engine

queue = create_async_engine("postgresql+asyncpg://db/queue")

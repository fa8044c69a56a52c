from fastapi import FastAPI
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from market.caching.backends.remote import RemoteCache
from market.repo import StallRepo

sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://localhost/market"))
cache = RemoteCache(Redis())
app = FastAPI()


@app.get("/stalls")
async def stalls() -> list[str]:
    async with sessions() as session:
        return [stall.name for stall in await StallRepo(session).all()]

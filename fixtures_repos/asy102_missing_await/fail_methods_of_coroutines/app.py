import httpx
import redis.asyncio as redis
from motor.motor_asyncio import AsyncIOMotorClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

cache = redis.from_url("redis://cache")
mongo = AsyncIOMotorClient("mongodb://mongo")


async def first(session: AsyncSession):
    mongo.shop.orders.insert_one({"id": 1})  # expect: ASY102
    rows = session.execute(select(1))
    if rows.scalars().all():  # expect: ASY102
        return await session.execute(select(2)).scalars().first()  # expect: ASY102
    async with httpx.AsyncClient() as client:
        return client.get("http://shop").json()  # expect: ASY102


async def second(session: AsyncSession):
    commands = cache.pipeline()
    commands.set("a", 1)
    commands.incr("b")
    await commands.execute()
    rows = await session.execute(select(1))
    return rows.scalars().all()

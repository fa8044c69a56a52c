from contextlib import asynccontextmanager

import redis.asyncio as redis

client = redis.from_url("redis://cache")


@asynccontextmanager
async def borrowed():
    async with client.pipeline() as pipe:
        await pipe.execute()
    held = client
    yield held


async def remember(key: str, value: str) -> None:
    async with borrowed() as cache:
        cache.set(key, value)  # expect: ASY102
        await cache.expire(key, 60)

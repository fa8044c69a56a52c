from contextlib import asynccontextmanager

import redis.asyncio as redis


class Pool:
    def __init__(self) -> None:
        self._client = redis.from_url("redis://cache")

    @asynccontextmanager
    async def borrowed(self):
        client = self._client
        yield client

    @asynccontextmanager
    async def batch(self):
        async with self.borrowed() as client:
            async with client.pipeline(transaction=True) as pipe:
                yield pipe


pool = Pool()


async def remember(key: str, value: str) -> None:
    async with pool.batch() as batch:
        batch.set(key, value)
        batch.expire(key, 60)
        await batch.execute()

from redis.asyncio import Redis


class RemoteCache:
    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    async def get(self, key: str) -> bytes | None:
        return await self.redis.get(key)

    async def set(self, key: str, value: bytes) -> None:
        await self.redis.set(key, value, ex=60)

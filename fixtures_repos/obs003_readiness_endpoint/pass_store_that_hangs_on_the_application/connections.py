from redis.asyncio import Redis


async def opened(name: str):
    made = {"orders": Redis(db=1)}
    return made[name]

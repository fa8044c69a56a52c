from fastapi import HTTPException, Request, status

from app.cache import redis


async def rate_limit(request: Request) -> None:
    key = f"limit:{request.client.host}"
    count = await redis.incr(key)
    if count == 1:
        await redis.expire(key, 60)
    if count > 100:
        raise HTTPException(status.HTTP_429_TOO_MANY_REQUESTS, "slow down")

from fastapi import FastAPI

app = FastAPI()


@app.post("/convert")
async def convert(value: float):
    return {"value": value * 2}


from app_cache import Cache
from redis.asyncio import Redis

redis = Redis()


@app.get("/cached/{key}")
async def cached(key: str):
    return await redis.get(key) or Cache("cache.db").get(key)

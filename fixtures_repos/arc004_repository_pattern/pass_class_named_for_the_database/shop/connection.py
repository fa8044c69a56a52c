import os
from functools import lru_cache

from motor.motor_asyncio import AsyncIOMotorClient


@lru_cache
def opened() -> AsyncIOMotorClient:
    return AsyncIOMotorClient(os.environ["MONGO_URL"])

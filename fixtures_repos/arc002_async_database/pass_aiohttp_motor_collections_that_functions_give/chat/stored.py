import os

from motor import motor_asyncio


def rooms():
    client = motor_asyncio.AsyncIOMotorClient(os.environ["MONGO"])
    kept = client[os.environ["MONGO_NAME"]]
    return kept[os.environ["MONGO_ROOMS"]]

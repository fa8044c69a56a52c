from pymongo.collection import Collection

from shop.connection import opened


class MongoInterface:
    @staticmethod
    def collection(name: str) -> Collection:
        return opened().shop[name]

    @staticmethod
    async def find_one(name: str, wanted: dict) -> dict:
        collection = MongoInterface.collection(name)
        return await collection.find_one(wanted)

    @staticmethod
    async def insert_one(name: str, row: dict) -> None:
        collection = MongoInterface.collection(name)
        await collection.insert_one(row)

    @staticmethod
    async def delete_one(name: str, wanted: dict) -> None:
        collection = MongoInterface.collection(name)
        await collection.delete_one(wanted)

import os

import pymongo


class Mongo:
    _data = pymongo.MongoClient(os.environ["MONGO_URL"])["words"]

    @classmethod
    def one(cls, collection: str, query: dict) -> dict:
        return cls._data[collection].find_one(query)

    @classmethod
    def put(cls, collection: str, row: dict) -> str:
        return str(cls._data[collection].insert_one(row).inserted_id)

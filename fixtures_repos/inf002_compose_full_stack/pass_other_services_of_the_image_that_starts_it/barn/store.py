from pymongo import MongoClient

db = MongoClient("mongodb://mongo").barn


def bales():
    return db.bales.count_documents({})


def sweep():
    db.bales.delete_many({"mouldy": True})

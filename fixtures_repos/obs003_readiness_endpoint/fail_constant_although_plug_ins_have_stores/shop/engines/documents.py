from pymongo import MongoClient


def search(query):
    return list(MongoClient()["pages"]["texts"].find({"$text": {"$search": query}}))

from pymongo import MongoClient


def news_answers():
    return bool(MongoClient("mongodb://news").server_info())

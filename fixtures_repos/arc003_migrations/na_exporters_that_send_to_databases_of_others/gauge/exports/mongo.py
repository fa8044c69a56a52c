import os

from pymongo import MongoClient


def send(degrees):
    MongoClient(os.environ["MONGO"]).gauge.heat.insert_one({"degrees": degrees})

import os

from pymongo import MongoClient

blocks = MongoClient(os.environ["CHAIN_DATABASE"]).chain.blocks

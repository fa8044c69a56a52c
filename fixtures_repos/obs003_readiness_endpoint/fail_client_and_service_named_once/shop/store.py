import pymongo

carts = pymongo.MongoClient("store").shop.carts

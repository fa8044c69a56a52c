import pymongo
from flask import Flask

from shop.database import Database

app = Flask(__name__)
db = Database()
client = pymongo.MongoClient()


@app.route("/orders", methods=["POST"])
def order():
    client.shop.orders.insert_one({"number": 1})
    return "", 201


@app.route("/management/gtg")
def good_to_go():
    if db.is_alive:
        return "OK"
    return "FAILED", 503

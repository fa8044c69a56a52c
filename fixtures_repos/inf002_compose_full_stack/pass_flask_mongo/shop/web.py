from flask import Flask
from pymongo import MongoClient

app = Flask(__name__)
client = MongoClient("mongodb://db:27017")


@app.post("/items")
def create():
    return {"id": str(client.shop.items.insert_one({"name": "x"}).inserted_id)}

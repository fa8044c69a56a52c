from fastapi import FastAPI

from shop.connection import opened
from shop.mongo_calls import MongoOrders

app = FastAPI()
orders = MongoOrders()


@app.get("/orders/{number}")
async def order(number: int) -> dict:
    return await orders.find_one("orders", {"number": number})


@app.post("/orders/{number}")
async def add(number: int) -> None:
    collection = opened().shop["orders"]
    await collection.insert_one({"number": number})

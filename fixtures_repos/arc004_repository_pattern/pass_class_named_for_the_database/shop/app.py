from fastapi import FastAPI

from shop.mongo_calls import MongoInterface

app = FastAPI()


@app.get("/orders/{number}")
async def order(number: int) -> dict:
    return await MongoInterface.find_one("orders", {"number": number})


@app.post("/orders/{number}")
async def add(number: int) -> None:
    await MongoInterface.insert_one("orders", {"number": number})

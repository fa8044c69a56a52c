import os

from fastapi import FastAPI

from shop.database import Database
from shop.orders_crud import OrderCrud

app = FastAPI()
database = Database(os.environ["DATABASE_URL"])
crud = OrderCrud()


@app.get("/orders")
async def orders() -> list[dict]:
    return await crud.open_ones(db=database)


@app.post("/orders/{customer}")
async def order(customer: int) -> None:
    await crud.add(customer, db=database)

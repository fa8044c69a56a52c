from fastapi import Depends, FastAPI

from shop.orders import Order
from shop.store import order_store

app = FastAPI()


@app.post("/orders")
async def create(order: Order, orders=Depends(order_store)) -> None:
    await orders.insert(order)

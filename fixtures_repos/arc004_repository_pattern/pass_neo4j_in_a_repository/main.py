from fastapi import FastAPI

from repository import OrderRepository

app = FastAPI()
orders = OrderRepository()


@app.post("/orders")
def add(count: int):
    orders.add(count)

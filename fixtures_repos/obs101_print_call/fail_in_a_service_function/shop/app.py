from fastapi import FastAPI

from shop.orders import place

app = FastAPI()


@app.post("/orders")
def create(order: dict):
    return place(order)

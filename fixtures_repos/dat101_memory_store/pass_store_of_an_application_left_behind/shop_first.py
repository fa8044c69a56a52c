from fastapi import FastAPI

app = FastAPI()
orders: dict[int, dict] = {}


@app.post("/orders")
def add(order: dict):
    orders[order["number"]] = order


@app.get("/orders")
def listed():
    return orders

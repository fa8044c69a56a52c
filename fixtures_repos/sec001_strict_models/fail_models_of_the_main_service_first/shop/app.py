from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    name: str
    paid: bool


@app.post("/orders")
def add_to_orders(order: Order) -> str:
    return order.name


@app.post("/carts")
def add_to_carts(order: Order) -> str:
    return order.name


@app.post("/bills")
def add_to_bills(order: Order) -> str:
    return order.name


@app.post("/offers")
def add_to_offers(order: Order) -> str:
    return order.name


@app.post("/stocks")
def add_to_stocks(order: Order) -> str:
    return order.name


@app.post("/wishes")
def add_to_wishes(order: Order) -> str:
    return order.name


@app.post("/gifts")
def add_to_gifts(order: Order) -> str:
    return order.name

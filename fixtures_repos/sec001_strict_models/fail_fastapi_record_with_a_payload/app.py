from fastapi import FastAPI
from pydantic import BaseModel

from store import Store

app = FastAPI()


class Order(BaseModel):
    pieces: int


class Shipped(BaseModel):
    number: int
    pieces: int


@app.post("/orders")
def add(order: Order) -> Order:
    return order


@app.post("/orders/{number}/shipments")
def ship(number: int) -> list[Shipped]:
    return [Shipped(number=record.number, **record.payload) for record in Store().shipments(number)]

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Price(BaseModel):
    currency: str
    value: float


class Base(BaseModel):
    amount: int


class Offer(BaseModel):
    title: str
    price: Price


class Order(Base):
    note: str


@app.post("/offers")
def offer(given: Offer) -> Offer:
    return given


@app.post("/orders")
def order(given: Order) -> Order:
    return given

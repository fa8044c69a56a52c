from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

app = FastAPI()
left = APIRouter()


class Order(BaseModel):
    amount: int


class Strict(BaseModel, strict=True):
    amount: int


@app.post("/orders")
def add(order: Order) -> Order:
    return order


@left.post("/strict")
def strict(order: Strict) -> Strict:
    return order

from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Base(BaseModel):
    pass


class Order(Base):  # expect: SEC107
    model_config = ConfigDict(strict=True)

    sku: str
    paid: bool = False
    amount: Annotated[int, Field(gt=0)]


class Change(BaseModel):  # expect: SEC107
    model_config = ConfigDict(strict=True)

    price: float | None = None


@app.post("/orders")
def create(order: Order):
    return order


@app.patch("/orders/{key}")
def change(key: int, change: Change):
    return change

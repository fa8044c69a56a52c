from typing import Annotated

from fastapi import FastAPI
from pydantic import BaseModel, Field, Strict, StrictBool, StrictStr

app = FastAPI()


class Item(BaseModel):
    name: StrictStr
    amount: int = Field(gt=0, strict=True)
    price: Annotated[float, Strict()]
    gift: StrictBool | None = None


class Order(BaseModel):
    items: list[Item]


@app.post("/orders")
def create(order: Order) -> None: ...

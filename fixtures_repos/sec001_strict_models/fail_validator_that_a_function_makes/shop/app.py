from typing import Annotated

from fastapi import FastAPI
from pydantic import AfterValidator, BaseModel

app = FastAPI()


class Order(BaseModel):
    name: str
    paid: bool


def at_most(count: int):
    def check(order: Order) -> Order:
        if len(order.name) > count:
            raise ValueError("too long")
        return order

    return AfterValidator(check)


@app.post("/orders")
async def add(order: Annotated[Order, at_most(80)]) -> str:
    return order.name

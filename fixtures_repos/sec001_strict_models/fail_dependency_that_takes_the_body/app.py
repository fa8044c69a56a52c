from typing import Annotated

from fastapi import Depends, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    number: int


class Checked:
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, order: Order) -> Order:
        assert order.number < self.limit
        return order


checked = Checked(40)


@app.post("/orders")
def add(order: Annotated[Order, Depends(checked)]) -> int:
    return order.number

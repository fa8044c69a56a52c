import pydantic
from pydantic import BaseModel


class Order(BaseModel):
    number: int


def shown(order: Order):
    return order.dict(), pydantic.VERSION  # expect: PYD101

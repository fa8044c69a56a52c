from acme_commons.api import Router
from fastapi import Depends
from pydantic import BaseModel

router = Router()


class Order(BaseModel):
    pieces: int


@router.post("/orders")
def add(order: Order):
    return order

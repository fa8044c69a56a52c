from importlib import import_module
from typing import Annotated

from fastapi import Depends, FastAPI

from shop.ports import Adds, adds

app = FastAPI()
app.dependency_overrides[adds] = lambda: getattr(import_module("shop.store"), "Orders")()


@app.post("/orders/{number}")
async def order(number: str, orders: Annotated[Adds, Depends(adds)]) -> None:
    orders.add(number)

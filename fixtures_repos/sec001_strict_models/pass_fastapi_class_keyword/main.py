from typing import Annotated

from fastapi import Body, FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel, strict=True):
    amount: int


@app.put("/orders/{number}")
async def replace(number: int, order: Annotated[Order, Body(embed=True)]) -> None: ...

from fastapi import FastAPI, Request
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    count: int


@app.post("/orders")
async def add(r: Request):
    order = Order.model_validate(await r.json(), strict=True)
    return order.count

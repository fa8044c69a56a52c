from fastapi import FastAPI, Request
from pydantic import BaseModel, TypeAdapter

app = FastAPI()


class Order(BaseModel):
    amount: int


orders = TypeAdapter(Order)


@app.post("/orders")
async def add(request: Request) -> int:
    return orders.validate_python(await request.json(), strict=True).amount

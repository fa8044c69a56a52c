from pydantic import BaseModel, ConfigDict
from sanic import Sanic, json
from sanic_ext import validate

app = Sanic("shop")


class Order(BaseModel):
    model_config = ConfigDict(strict=True)
    amount: int


@app.post("/orders")
@validate(json=Order)
async def create(request, body):
    return json({"amount": body.amount})

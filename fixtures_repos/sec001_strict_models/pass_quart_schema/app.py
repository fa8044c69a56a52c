from pydantic import BaseModel
from quart import Quart
from quart_schema import QuartSchema, validate_request

app = Quart(__name__)
QuartSchema(app)


class Order(BaseModel, strict=True):
    amount: int


@app.post("/orders")
@validate_request(Order)
async def create(data):
    return {"amount": data.amount}

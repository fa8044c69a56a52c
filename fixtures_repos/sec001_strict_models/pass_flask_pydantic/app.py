from flask import Flask
from flask_pydantic import validate
from pydantic import BaseModel, ConfigDict

app = Flask(__name__)


class Order(BaseModel):
    model_config = ConfigDict(strict=True)
    amount: int


@app.post("/orders")
@validate()
def create(body: Order):
    return {"amount": body.amount}

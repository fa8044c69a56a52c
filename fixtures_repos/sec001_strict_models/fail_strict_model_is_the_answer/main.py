from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

app = FastAPI()


class OrderOut(BaseModel):
    model_config = ConfigDict(strict=True)
    amount: int


class OrderIn(BaseModel):
    amount: int


@app.post("/orders", response_model=OrderOut)
def create(order: OrderIn):
    return order

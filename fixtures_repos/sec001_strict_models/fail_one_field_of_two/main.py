from fastapi import FastAPI
from pydantic import BaseModel, StrictBool

app = FastAPI()


class Order(BaseModel):
    gift: StrictBool
    amount: int


@app.post("/orders")
def create(order: Order) -> None: ...

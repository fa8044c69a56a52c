from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    amount: int

    class Config:
        orm_mode = True


@app.post("/orders")
def create(order: Order) -> None: ...

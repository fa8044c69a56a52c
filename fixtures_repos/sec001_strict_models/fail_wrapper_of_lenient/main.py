from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    amount: int


class Envelope(BaseModel):
    order: Order


@app.post("/orders")
def create(envelope: Envelope) -> None: ...

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

app = FastAPI()


class Order(BaseModel):
    model_config = ConfigDict(strict=True)
    amount: int


class Refund(BaseModel):
    amount: int


class Note(BaseModel):
    text: str


@app.post("/orders")
def order(body: Order) -> None: ...


@app.post("/refunds")
def refund(body: Refund) -> None: ...


@app.post("/notes")
def note(body: Note) -> None: ...

from fastapi import FastAPI
from sqlmodel import Field, SQLModel

app = FastAPI()


class OrderBase(SQLModel):
    amount: int


class OrderCreate(OrderBase):
    note: str


class Order(OrderBase, table=True):
    id: int | None = Field(default=None, primary_key=True)


@app.post("/orders")
def create(order: OrderCreate) -> None: ...

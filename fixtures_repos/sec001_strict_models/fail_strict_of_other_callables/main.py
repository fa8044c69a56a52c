from pathlib import Path

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

app = FastAPI()
HERE = Path(__file__).resolve(strict=True)


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    names: list[str]
    amounts: list[int]


@app.post("/orders")
def create(order: Order) -> list[tuple[str, int]]:
    return list(zip(order.names, order.amounts, strict=True))

from typing import ClassVar

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Sack(BaseModel):
    KIND: ClassVar[str] = "sack"
    weight: int


@app.post("/sacks")
def add(sack: Sack) -> int:
    return sack.weight

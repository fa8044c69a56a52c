from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

app = FastAPI()


class Api(BaseModel):
    model_config = ConfigDict(strict=True)


class Order(Api):
    model_config = ConfigDict(strict=False)
    amount: int


@app.post("/orders")
def create(order: Order) -> None: ...

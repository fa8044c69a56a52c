from abc import ABC
from typing import Annotated

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel, ConfigDict, StrictBool

app = FastAPI()


class ApiModel(BaseModel):
    model_config = ConfigDict(strict=True)


class Order(ApiModel):
    paid: bool
    amount: int


class Name(BaseModel):
    first: str
    last: str | int


class Flag(BaseModel):
    on: StrictBool


class Filter(BaseModel):
    page: int = 1


class Stored(BaseModel):
    amount: int


class Progress(ABC, BaseModel):
    remembered: bool = False

    @property
    def order(self):
        raise NotImplementedError


class OwnProgress(Progress):
    @property
    def order(self):
        return 1


@app.post("/progress")
def progress(known: Progress):
    return known.order


@app.post("/orders")
def create(order: Order):
    return Stored(amount=order.amount)


@app.post("/names")
def name(name: Name):
    return name


@app.post("/flags")
def flag(flag: Flag, filter: Annotated[Filter, Query()]):
    return flag


@app.get("/orders")
def orders(filter: Filter = Depends()):
    return filter

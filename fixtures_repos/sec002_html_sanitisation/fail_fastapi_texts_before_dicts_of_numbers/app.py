from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Weights(BaseModel):
    factors: dict[str, float]


class Label(BaseModel):
    wording: str


@app.post("/weights")
def weigh(given: Weights) -> Weights:
    return given


@app.post("/labels")
def label(given: Label) -> Label:
    return given

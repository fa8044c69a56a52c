from fastapi import FastAPI

from app.model.layer import Layer

app = FastAPI()


@app.post("/guess")
def guess(number: int) -> float:
    return float(Layer().forward(number))

from fastapi import FastAPI
from requests import ConnectionError

import stock

app = FastAPI()


@app.get("/health")
def health() -> str:
    return "ok"


@app.get("/stock")
def left() -> int:
    try:
        return stock.left()
    except ConnectionError:
        return 0

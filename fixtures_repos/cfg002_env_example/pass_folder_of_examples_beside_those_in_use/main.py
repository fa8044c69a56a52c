import os

from fastapi import FastAPI

app = FastAPI()
key = os.environ["SHOP_KEY"]


@app.get("/orders")
def orders() -> list[str]:
    return []

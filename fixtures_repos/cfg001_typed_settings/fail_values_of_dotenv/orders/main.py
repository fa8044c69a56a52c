import os

from dotenv import dotenv_values
from fastapi import FastAPI

variables = {**dotenv_values(".env"), **os.environ}
app = FastAPI(title=variables["ORDERS_TITLE"])


@app.get("/orders")
def orders() -> list[str]:
    return []

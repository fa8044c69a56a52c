import os

from fastapi import FastAPI
from app.config import settings

app = FastAPI(debug=settings.debug)


@app.get("/orders")
def orders() -> list[int]:
    return []


SECRET_KEY = os.environ["SECRET_KEY"]

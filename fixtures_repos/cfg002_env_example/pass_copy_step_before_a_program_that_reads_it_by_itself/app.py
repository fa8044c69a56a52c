import os

from fastapi import FastAPI

app = FastAPI(title=os.environ["TITLE"])


@app.get("/orders")
def orders() -> list[str]:
    return []

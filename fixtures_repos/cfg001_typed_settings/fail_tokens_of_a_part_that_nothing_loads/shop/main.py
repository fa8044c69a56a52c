import os

from fastapi import FastAPI

app = FastAPI()
origins = [origin for origin in os.environ.get("ALLOWED_ORIGINS", "*").split(",")]


@app.get("/orders")
def orders() -> list[str]:
    return origins

from fastapi import FastAPI

from app.telemetry import REQUESTS

app = FastAPI()


@app.get("/orders")
def orders():
    REQUESTS.inc()
    return []

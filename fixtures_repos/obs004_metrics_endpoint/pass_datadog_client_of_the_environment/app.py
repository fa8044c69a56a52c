from datadog import statsd
from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    statsd.increment("orders.asked")
    return []

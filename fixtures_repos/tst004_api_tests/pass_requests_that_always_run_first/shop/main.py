from fastapi import FastAPI

from shop.models import Order

app = FastAPI()


@app.get("/orders")
def orders() -> int:
    return Order(1).total()

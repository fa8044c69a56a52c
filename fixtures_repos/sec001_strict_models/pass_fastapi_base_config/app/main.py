from fastapi import FastAPI

from app.models import OrderIn, OrderOut

app = FastAPI()


@app.post("/orders")
def create(order: OrderIn) -> OrderOut:
    return OrderOut(id=1)

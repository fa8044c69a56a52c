from fastapi import FastAPI

from app.models import Order
from shared.order_tasks import PackOrder

app = FastAPI()


@app.post("/orders")
def pack(order: Order) -> None:
    PackOrder().delay(order.number)

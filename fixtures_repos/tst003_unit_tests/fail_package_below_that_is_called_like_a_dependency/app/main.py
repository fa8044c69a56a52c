from fastapi import FastAPI

from app.adapters.shop.orders import orders
from app.services.order_service import total

app = FastAPI()


@app.get("/total")
def told() -> int:
    return total(orders())

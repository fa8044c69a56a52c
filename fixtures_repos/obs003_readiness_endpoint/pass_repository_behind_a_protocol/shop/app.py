from typing import Annotated

from fastapi import Depends, FastAPI

from shop.repositories import Orders, get_orders

app = FastAPI()


@app.get("/readyz")
def readyz(orders: Annotated[Orders, Depends(get_orders)]) -> dict[str, bool]:
    try:
        return {"ok": orders.ping()}
    except Exception:
        return {"ok": False}

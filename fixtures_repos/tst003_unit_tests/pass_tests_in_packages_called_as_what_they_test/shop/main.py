from fastapi import FastAPI

from shop.models import Order

app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    return [Order.__tablename__]

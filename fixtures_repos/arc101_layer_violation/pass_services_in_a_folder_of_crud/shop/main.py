from fastapi import FastAPI

from shop.crud.orders import OrderService

app = FastAPI()


@app.post("/orders")
def order(name: str) -> None:
    OrderService().add(name)

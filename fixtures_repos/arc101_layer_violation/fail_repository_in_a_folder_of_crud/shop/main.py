from fastapi import FastAPI

from shop.crud.orders import OrderRepository

app = FastAPI()


@app.post("/orders")
def order(name: str) -> None:
    OrderRepository().add(name)

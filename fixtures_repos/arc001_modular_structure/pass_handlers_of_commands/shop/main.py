from fastapi import FastAPI

from shop.application.orders.commands.place_order import PlaceOrder, PlaceOrderHandler

app = FastAPI()


async def nowhere(number: int) -> None: ...


@app.post("/orders")
async def place(text: str) -> int:
    return await PlaceOrderHandler(nowhere).handle(PlaceOrder(text))

from fastapi import FastAPI

from shop.broker import broker
from shop.store import carts

app = FastAPI()


@app.get("/health")
def health() -> str:
    return "OK"


@app.put("/carts/{number}")
def cart(number: int, text: str) -> None:
    carts.insert_one({"number": number, "text": text})
    broker.channel().basic_publish("", "carts", text)

from fastapi import FastAPI

from app.mail import send

app = FastAPI()


@app.post("/orders")
def order(address: str):
    send("Order", address)

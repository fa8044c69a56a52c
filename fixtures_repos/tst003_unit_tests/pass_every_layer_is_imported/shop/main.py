from fastapi import FastAPI

from shop.services import place

app = FastAPI()


@app.post("/orders")
def create(number: int):
    return place(number).number

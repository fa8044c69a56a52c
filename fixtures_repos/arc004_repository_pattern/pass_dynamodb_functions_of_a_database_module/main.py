from fastapi import FastAPI

from database.dynamo import find_order, save_order

app = FastAPI()


@app.get("/orders/{number}")
def read(number: str) -> dict:
    return find_order(number)


@app.put("/orders/{number}")
def write(number: str) -> None:
    save_order(number)

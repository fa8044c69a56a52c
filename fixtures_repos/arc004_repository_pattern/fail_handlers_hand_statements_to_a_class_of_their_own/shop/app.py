import os

from fastapi import FastAPI

from shop.database import Database

app = FastAPI()
database = Database(os.environ["DATABASE_URL"])


@app.get("/orders")
async def orders() -> list[dict]:
    print(database.shown("SELECT * FROM orders"))
    return await database.rows("SELECT * FROM orders")


@app.post("/orders/{customer}")
async def order(customer: int) -> None:
    await database.rows("INSERT INTO orders (customer) VALUES ($1)", customer)


@app.delete("/orders/{number}")
async def drop(number: int) -> None:
    await database.rows("DELETE FROM orders WHERE id = $1", number)

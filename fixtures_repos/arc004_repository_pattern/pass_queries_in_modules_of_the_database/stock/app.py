from fastapi import FastAPI

from stock.database import change, select
from stock.database.pool import pool
from stock.migrations import keep

app = FastAPI()
keep(3)


@app.get("/items")
def items():
    return select.items()


@app.get("/items/{name}")
def item(name: str):
    return select.item(name)


@app.post("/items")
def add(name: str):
    change.add(name)


@app.delete("/items/{name}")
def drop(name: str):
    change.drop(name)


@app.get("/count")
def count():
    with pool.connection() as connection:
        return connection.execute("SELECT count(*) FROM items").fetchone()

import os

import psycopg
from fastapi import FastAPI

app = FastAPI()


@app.get("/items")
def items():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute("SELECT name FROM items").fetchall()


@app.post("/items")
def add(item: dict):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute("INSERT INTO items (name) VALUES (%s)", (item["name"],))
    return item

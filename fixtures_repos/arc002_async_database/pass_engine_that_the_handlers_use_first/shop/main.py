from fastapi import FastAPI
from sqlalchemy import text

from shop.db import session
from shop.queue import queue

app = FastAPI()


@app.get("/orders")
def orders():
    with session() as found:
        return found.execute(text("select id from orders")).all()


@app.post("/orders")
def place(title: str):
    with session() as found:
        found.execute(text("insert into orders (title) values (:title)"), {"title": title})


async def close():
    await queue.dispose()

from fastapi import FastAPI
from sqlalchemy import text

from shop.sqlite_to_postgres import move
from shop.storage import engine

app = FastAPI(on_startup=[move])


@app.get("/orders")
def orders():
    with engine.connect() as connection:
        return connection.execute(text("select id from orders")).all()

from fastapi import FastAPI
from sqlalchemy import text

from tables import engine

app = FastAPI()


@app.get("/orders")
def orders():
    with engine.connect() as connection:
        return list(connection.execute(text("select id from orders")))

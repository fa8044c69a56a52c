import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine(os.environ["DATABASE_URL"])


@app.get("/orders")
def orders() -> list[str]:
    with engine.connect() as connection:
        return [row.name for row in connection.execute(text("SELECT name FROM orders"))]

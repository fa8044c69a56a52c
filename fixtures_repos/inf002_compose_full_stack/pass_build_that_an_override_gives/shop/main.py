import os

from fastapi import FastAPI
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


@app.get("/orders")
def orders() -> list[str]:
    with engine.connect() as connection:
        return [row.name for row in connection.exec_driver_sql("SELECT name FROM orders")]

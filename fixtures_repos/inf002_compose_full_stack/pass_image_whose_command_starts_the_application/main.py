import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

api = FastAPI()
engine = create_engine(f"postgresql://{os.environ['DB_HOST']}/shop")


@api.get("/orders")
def orders() -> int:
    with engine.connect() as connection:
        return connection.execute(text("select count(*) from orders")).scalar_one()

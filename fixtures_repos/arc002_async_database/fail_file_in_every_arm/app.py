from fastapi import FastAPI
from sqlalchemy import create_engine, text

from config import ADDRESS

engine = create_engine(ADDRESS)
app = FastAPI()


@app.post("/orders")
def add() -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO orders DEFAULT VALUES"))

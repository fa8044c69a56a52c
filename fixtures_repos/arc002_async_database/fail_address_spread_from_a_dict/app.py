from fastapi import FastAPI
from sqlalchemy import create_engine, text

FOLDER = "/srv"
options = {"url": f"sqlite:///{FOLDER}/shop.db", "pool_pre_ping": True}
engine = create_engine(**options)
app = FastAPI()


@app.post("/orders")
def add() -> None:
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO orders DEFAULT VALUES"))

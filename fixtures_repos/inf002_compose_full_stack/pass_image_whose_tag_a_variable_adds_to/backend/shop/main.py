from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine("postgresql+psycopg://db/shop")


@app.post("/orders")
def add(name: str):
    with engine.begin() as connection:
        connection.execute(text("insert into orders (name) values (:name)"), {"name": name})

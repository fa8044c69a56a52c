import os

from fastapi import FastAPI
from sqlalchemy import create_engine, text

app = FastAPI()
engine = create_engine("postgresql+psycopg://" + os.environ["DATABASE"])


@app.get("/orders")
def orders():
    with engine.connect() as connection:
        return connection.execute(text("select id from orders")).all()

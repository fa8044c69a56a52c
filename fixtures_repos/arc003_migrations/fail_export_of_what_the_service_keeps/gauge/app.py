import os

import psycopg
from fastapi import FastAPI

app = FastAPI()


@app.get("/heat")
def heat():
    with psycopg.connect(os.environ["DATABASE"]) as connection:
        return connection.execute("SELECT degrees FROM heat").fetchall()


@app.post("/heat")
def measured(degrees: int):
    with psycopg.connect(os.environ["DATABASE"]) as connection:
        connection.execute("INSERT INTO heat VALUES (%s)", [degrees])

import psycopg
from fastapi import FastAPI
from mangum import Mangum

app = FastAPI()


@app.post("/crates/{name}")
def add(name: str) -> None:
    with psycopg.connect("postgresql://depot@db/depot") as connection:
        connection.execute("INSERT INTO crates (name) VALUES (%s)", (name,))

handler = Mangum(app)

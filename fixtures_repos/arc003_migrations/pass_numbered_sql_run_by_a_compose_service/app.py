import asyncpg
from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def orders() -> list[int]:
    connection = await asyncpg.connect("postgres://db/shop")
    return [row["id"] for row in await connection.fetch("SELECT id FROM orders")]

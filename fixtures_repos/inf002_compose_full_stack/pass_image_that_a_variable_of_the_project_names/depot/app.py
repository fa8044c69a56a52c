import os

import asyncpg
from fastapi import FastAPI

app = FastAPI()


@app.post("/sacks")
async def add() -> None:
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    await connection.execute("INSERT INTO sacks DEFAULT VALUES")

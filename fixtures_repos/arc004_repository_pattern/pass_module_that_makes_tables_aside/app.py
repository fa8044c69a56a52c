import os

from databases import Database
from fastapi import FastAPI

from sacks import SackRepository

app = FastAPI()
database = Database(os.environ["DATABASE_URL"])


@app.on_event("startup")
async def start() -> None:
    await database.connect()
    await database.execute("CREATE EXTENSION IF NOT EXISTS pgcrypto")
    await database.execute("CREATE TABLE IF NOT EXISTS sacks (number serial)")
    await database.execute("CREATE UNIQUE INDEX IF NOT EXISTS sacks_number ON sacks (number)")


@app.get("/sacks")
async def numbers() -> list[int]:
    return await SackRepository(database).numbers()

import os

from databases import Database
from fastapi import FastAPI

from sacks import SackRepository

app = FastAPI()
database = Database(os.environ["DATABASE_URL"])


@app.on_event("startup")
async def start() -> None:
    await database.connect()
    await database.execute("DELETE FROM sacks WHERE number = 0")
    await database.execute("CREATE TABLE IF NOT EXISTS sacks (number serial)")
    await database.execute("INSERT INTO sacks DEFAULT VALUES")


@app.get("/sacks")
async def numbers() -> list[int]:
    return await SackRepository(database).numbers()

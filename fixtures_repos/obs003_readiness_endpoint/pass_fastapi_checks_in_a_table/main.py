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


async def database() -> bool:
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except OSError:
        return False
    return True


CHECKS = {"database": database}


@app.get("/readyz")
async def ready(response: Response) -> dict[str, bool]:
    results = {name: await check() for name, check in CHECKS.items()}
    if not all(results.values()):
        response.status_code = 503
    return results

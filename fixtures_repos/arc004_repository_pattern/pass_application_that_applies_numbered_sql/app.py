import os
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from fastapi import FastAPI

from repository import BoatRepository

MIGRATIONS = Path(__file__).parent / "migrations"


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])
    files = sorted(MIGRATIONS.glob("*.sql"))
    async with app.state.pool.acquire() as conn:
        await conn.execute("CREATE TABLE IF NOT EXISTS applied (name TEXT PRIMARY KEY)")
        done = {row["name"] for row in await conn.fetch("SELECT name FROM applied")}
        for file in files:
            if file.name not in done:
                await conn.execute(file.read_text())
                await conn.execute("INSERT INTO applied (name) VALUES ($1)", file.name)
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/boats")
async def boats():
    async with app.state.pool.acquire() as conn:
        return await BoatRepository(conn).all()


@app.post("/boats/{name}")
async def add(name: str):
    async with app.state.pool.acquire() as conn:
        await BoatRepository(conn).add(name)

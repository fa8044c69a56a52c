import os
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from shop.migrations import run_migrations

engine = create_async_engine(os.environ["DATABASE_URL"])


@asynccontextmanager
async def lifespan(app: FastAPI):
    await run_migrations(engine)
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/kilns")
async def kilns() -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(text("SELECT name FROM kilns")))

from contextlib import asynccontextmanager

import c2casgiutils
from c2casgiutils import health_checks
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("postgresql+asyncpg://maps@db/maps")
sessions = async_sessionmaker(engine)


@asynccontextmanager
async def lifespan(app: FastAPI):
    await c2casgiutils.startup(app)
    yield


app = FastAPI(lifespan=lifespan)
app.mount("/c2c", c2casgiutils.app)


@app.post("/maps")
async def draw(name: str) -> None:
    async with sessions() as session:
        await session.execute(text("INSERT INTO maps (name) VALUES (:name)"), {"name": name})

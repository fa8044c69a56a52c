import os

import asyncpg
from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

engine = create_engine(os.environ["DATABASE_URL"])
app = FastAPI()


async def create_indexes():
    pool = await asyncpg.create_pool(os.environ["DATABASE_URL"])
    async with pool.acquire() as connection:
        await connection.execute("CREATE INDEX IF NOT EXISTS by_name ON shelf (name)")
        await connection.execute("CREATE INDEX IF NOT EXISTS by_room ON shelf (room)")


@app.get("/shelves")
async def shelves():
    with Session(engine) as session:
        return {"count": session.execute(text("SELECT count(*) FROM shelf")).scalar()}

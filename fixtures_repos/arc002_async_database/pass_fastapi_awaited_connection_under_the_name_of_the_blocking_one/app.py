from typing import Annotated

from fastapi import Depends, FastAPI
from psycopg import Connection
from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool("postgresql://db/shop", open=False)
app = FastAPI()


async def get_db():
    async with pool.connection() as connection:
        yield connection


@app.post("/parcels")
async def add(label: str, db: Annotated[Connection, Depends(get_db)]):
    async with db.cursor() as cursor:
        await cursor.execute("insert into parcels (label) values (%s)", (label,))
    return {"label": label}


@app.get("/parcels")
async def parcels(db: Annotated[Connection, Depends(get_db)]):
    async with db.cursor() as cursor:
        await cursor.execute("select label from parcels")
        return await cursor.fetchall()

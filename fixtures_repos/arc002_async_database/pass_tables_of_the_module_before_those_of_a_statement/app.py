from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine

import tables

engine = create_async_engine("postgresql+asyncpg://db/shop")
app = FastAPI()


@app.get("/parcels")
async def parcels():
    async with engine.connect() as connection:
        return (await connection.execute(tables.parcels.select())).all()

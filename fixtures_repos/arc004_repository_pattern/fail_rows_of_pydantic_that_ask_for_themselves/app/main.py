import os

from fastapi import Depends, FastAPI
from psycopg import AsyncConnection

from app.kilns import Kiln

app = FastAPI()


async def connected():
    async with await AsyncConnection.connect(os.environ["DATABASE_URL"]) as connection:
        yield connection


@app.get("/kilns/{kiln}")
async def read(kiln: int, db: AsyncConnection = Depends(connected)) -> Kiln:
    return await Kiln.one(db, kiln)


@app.delete("/kilns/{kiln}")
async def delete(kiln: int, db: AsyncConnection = Depends(connected)) -> None:
    await Kiln.delete(db, kiln)

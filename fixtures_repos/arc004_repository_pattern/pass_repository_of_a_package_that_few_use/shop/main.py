from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import engine
from shop.repositories import KeyRepository

app = FastAPI()


@app.post("/keys")
async def add(name: str) -> None:
    async with AsyncSession(engine) as session:
        await KeyRepository(session).create(name=name)

import os

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

engine = create_async_engine(os.environ["DATABASE_URL"])
factory = async_sessionmaker(engine)
app = FastAPI()


async def get_session():
    async with factory() as session:
        yield session


@app.get("/orders")
async def orders(session: AsyncSession = Depends(get_session)):
    return (await session.execute(text("SELECT name FROM orders"))).scalars().all()


@app.get("/readyz")
async def ready(session: AsyncSession = Depends(get_session)):
    if False:
        await session.execute(text("SELECT 1"))
    return {"ready": True}
    await session.execute(text("SELECT 1"))

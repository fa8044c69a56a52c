from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

make_session = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/shop"))
app = FastAPI()


async def get_session():
    async with make_session() as session:
        yield session


@app.get("/orders")
def orders(session: AsyncSession = Depends(get_session)):
    return session.execute(select(1))  # expect: ASY103

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from tables import Order

app = FastAPI()
sessions = async_sessionmaker()


@app.put("/orders/{number}")
async def change(number: int) -> None:
    async with sessions() as session:
        await touch(session, number)


async def touch(session: AsyncSession, number: int) -> None:
    order = await session.scalar(select(Order).where(Order.id == number))
    session.expire(order)
    await session.refresh(order)

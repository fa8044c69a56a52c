from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

app = FastAPI()


def get_session(): ...


async def get_async_session(): ...


@app.get("/orders")
async def orders(session: AsyncSession = Depends(get_async_session)):
    return await session.execute(select(1))


@app.get("/items")
def items(session: Session = Depends(get_session)):
    return session.execute(select(1))

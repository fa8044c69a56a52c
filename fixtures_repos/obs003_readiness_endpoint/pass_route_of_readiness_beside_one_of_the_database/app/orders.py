from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import Order, get_session

router = APIRouter()


@router.get("/orders")
async def orders(session: AsyncSession = Depends(get_session)) -> list[int]:
    return list(await session.scalars(select(Order.id)))

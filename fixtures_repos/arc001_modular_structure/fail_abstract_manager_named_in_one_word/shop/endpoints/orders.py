from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from shop.helpers.abstractmanager import AbstractManager

router = APIRouter()
sessions = async_sessionmaker(create_async_engine("postgresql+asyncpg://db/shop"))
manager = AbstractManager()


async def session():
    async with sessions() as opened:
        yield opened


@router.get("/orders")
async def orders(session: AsyncSession = Depends(session)) -> list[int]:
    return [order.id for order in await manager.dear_ones(session, 100)]

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import Order


class AbstractManager:
    async def dear_ones(self, session: AsyncSession, least: int) -> list[Order]:
        return list(await session.scalars(select(Order).where(Order.total > least)))

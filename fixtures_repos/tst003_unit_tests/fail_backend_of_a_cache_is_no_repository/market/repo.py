from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from market.tables import Stall


class StallRepo:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def all(self) -> list[Stall]:
        return list((await self.session.execute(select(Stall))).scalars())

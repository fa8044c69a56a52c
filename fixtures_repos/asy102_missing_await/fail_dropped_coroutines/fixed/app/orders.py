from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession


async def notify(order):
    return order


class Orders:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def add(self, order):
        self.session.add(order)
        await self.session.commit()  # expect: ASY102
        await notify(order)  # expect: ASY102
        return await self.session.execute(select(1)).scalars()  # expect: ASY102

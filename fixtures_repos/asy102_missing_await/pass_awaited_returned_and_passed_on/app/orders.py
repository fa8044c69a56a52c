import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession


async def notify(order):
    return order


async def rows():
    yield 1


def later(order):
    return notify(order)


class Orders:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def add(self, order):
        self.session.add(order)
        await self.session.commit()
        task = asyncio.create_task(notify(order))
        await asyncio.gather(notify(order), task)
        async with self.session.begin():
            pass
        return (await self.session.execute(select(1))).scalars()

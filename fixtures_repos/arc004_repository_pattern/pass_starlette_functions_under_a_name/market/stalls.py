from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from tracing import spans

from market.tables import Stall


@spans.get("stalls.all")
async def all_stalls(database: AsyncSession) -> list[Stall]:
    return list((await database.execute(select(Stall))).scalars())


@spans.post("stalls.rent")
async def rent(database: AsyncSession, name: str) -> None:
    database.add(Stall(name=name))
    await database.commit()

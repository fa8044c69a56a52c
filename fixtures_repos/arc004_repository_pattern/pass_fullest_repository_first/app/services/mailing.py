from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Note


async def send(session: AsyncSession) -> int:
    found = await session.scalars(select(Note))
    again = await session.scalars(select(Note))
    more = await session.scalars(select(Note))
    last = await session.scalars(select(Note))
    return len([*found, *again, *more, *last])

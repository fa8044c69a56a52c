from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


def _rounded(number: float) -> float:
    return round(number, 2)


def _named(statement, name: str):
    return statement.where(User.name == name)


def _joined(names: list[str]) -> str:
    return ", ".join(names)


async def find_user(session: AsyncSession, name: str) -> User | None:
    return await session.scalar(_named(select(User), name))


async def share(session: AsyncSession, name: str) -> float:
    return _rounded(await session.scalar(_named(select(func.count(User.id)), name)))

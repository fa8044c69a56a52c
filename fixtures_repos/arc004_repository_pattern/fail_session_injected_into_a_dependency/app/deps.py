from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.db import get_session
from app.models import User


async def current_user(key: int, session: Annotated[AsyncSession, Depends(get_session)]) -> User | None:
    return await session.get(User, key)

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Note


class DraftRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def all(self):
        return await self.session.scalars(select(Note))

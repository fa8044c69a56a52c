from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Note


class NoteRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def all(self):
        return await self.session.scalars(select(Note))

    async def get(self, number: int):
        return await self.session.get(Note, number)

    async def add(self, text: str) -> None:
        self.session.add(Note(text=text))

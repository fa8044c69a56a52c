from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import User


class UserRepository:
    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def find(self, name: str) -> User | None:
        return await self.session.scalar(select(User).where(User.name == name))

    async def add(self, user: User) -> None:
        self.session.add(user)
        await self.session.commit()

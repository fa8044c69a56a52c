from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from shop.db import Base


class PrintJob(Base):
    __tablename__ = "print_jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    copies: Mapped[int]
    paper: Mapped[str]
    colour: Mapped[str]

    async def again(self, session: AsyncSession) -> None:
        self.copies += 1
        await session.merge(self)


async def all_jobs(session: AsyncSession):
    return await session.scalars(select(PrintJob))

from sqlalchemy import insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from depot.postgres import Postgres


class Base(DeclarativeBase):
    pass


class Sack(Base):
    __tablename__ = "sacks"
    number: Mapped[int] = mapped_column(primary_key=True)


class SackRepository:
    def __init__(self, database: Postgres):
        self.database = database

    async def add(self, number: int) -> None:
        await self.database.change(insert(Sack).values(number=number))

    async def numbers(self) -> list[int]:
        return await self.database.rows(select(Sack.number))

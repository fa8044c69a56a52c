from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from depot.port import Crates

engine = create_engine("postgresql+psycopg://depot@db/depot")
SessionLocal = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


class Crate(Base):
    __tablename__ = "crates"

    name: Mapped[str] = mapped_column(primary_key=True)


class TableCrates(Crates):
    def __init__(self, session: Session) -> None:
        self.session = session

    async def names(self) -> list[str]:
        return list(self.session.scalars(select(Crate.name)))

    async def add(self, name: str) -> None:
        self.session.add(Crate(name=name))
        self.session.commit()

    async def drop(self, name: str) -> None:
        self.session.delete(self.session.get(Crate, name))
        self.session.commit()

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from depot.settings import settings

engine = create_engine(settings.database_url)


class Base(DeclarativeBase):
    pass


class Crate(Base):
    __tablename__ = "crate"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    metadata: Mapped[dict] = mapped_column(JSON)  # expect: DAT102


class Audit(Base):
    __tablename__ = "audits"
    id = Column(Integer, primary_key=True)
    registry = Column(JSON)  # expect: DAT102

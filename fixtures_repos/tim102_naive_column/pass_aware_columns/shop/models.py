from datetime import date, datetime

from advanced_alchemy.base import UUIDAuditBase
from sqlalchemy import Column, Date, DateTime, Integer, TypeDecorator
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import SQLModel


class UtcDateTime(TypeDecorator):
    impl = DateTime


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True)}


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    placed = Column(DateTime(timezone=True))
    paid = Column(DateTime(True))
    sent = mapped_column(TIMESTAMP(timezone=True))
    day = Column(Date)
    changed = Column(UtcDateTime)
    seen: Mapped[datetime]
    due: Mapped[date]


class Token(UUIDAuditBase):
    used: Mapped[datetime]


class Answer(SQLModel):
    at: datetime

from datetime import datetime

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import TIMESTAMP, Column, DateTime, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import Field, SQLModel

db = SQLAlchemy()


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    placed = Column(DateTime(timezone=True))  # expect: TIM102
    paid = Column("paid_at", sa.DateTime(timezone=True), nullable=True)  # expect: TIM102
    sent = mapped_column(TIMESTAMP(timezone=True))  # expect: TIM102
    seen: Mapped[datetime]  # expect: TIM102
    closed: Mapped[datetime | None] = mapped_column(index=True)  # expect: TIM102


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    created = db.Column(db.DateTime(timezone=True), nullable=False)  # expect: TIM102


class Item(SQLModel, table=True):
    id: int = Field(primary_key=True)
    added: datetime  # expect: TIM102

from datetime import date, datetime

from sqlalchemy import DateTime as Moment
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlmodel import DateTime, Field, SQLModel


class Base(DeclarativeBase):
    pass


class Stamped:
    created: Mapped[datetime] = mapped_column()  # expect: TIM102
    day: Mapped[date]


class Unused:
    created: Mapped[datetime]


class User(Stamped, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    seen: Mapped[datetime] = mapped_column(Moment(timezone=True))


class HeroBase(SQLModel):
    born: datetime  # expect: TIM102


class Hero(HeroBase, table=True):
    id: int = Field(primary_key=True)
    died: datetime = Field(sa_type=DateTime)  # expect: TIM102


class HeroOut(HeroBase):
    shown: datetime

from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Crate(Base):
    __tablename__ = "crates"
    id = Column(Integer, primary_key=True)
    hall = Column(String)

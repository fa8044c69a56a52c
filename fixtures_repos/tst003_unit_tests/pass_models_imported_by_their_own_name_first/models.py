from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Profile(Base):
    __tablename__ = "profiles"

    id = Column(Integer, primary_key=True)


class Letter(Base):
    __tablename__ = "letters"

    id = Column(Integer, primary_key=True)

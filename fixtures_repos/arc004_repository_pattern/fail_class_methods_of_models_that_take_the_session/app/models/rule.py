from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

from app.models.mixins import Hashed

Base = declarative_base()


class Rule(Base, Hashed):
    __tablename__ = "rule"
    id = Column(Integer, primary_key=True)
    hash = Column(String)
    @classmethod
    def delete_all(cls, session):
        session.query(cls).delete()

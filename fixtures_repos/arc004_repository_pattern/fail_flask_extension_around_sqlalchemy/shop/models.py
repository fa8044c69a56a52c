from sqlalchemy import Column, Integer
from sqlalchemy_helpers import Base


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)

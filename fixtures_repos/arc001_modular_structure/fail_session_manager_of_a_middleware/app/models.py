from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
Session = sessionmaker(create_engine("postgresql://db/orders"))


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
session = sessionmaker(create_engine("postgresql://localhost/bakery"))()


class Loaf(Base):
    __tablename__ = "loaf"
    id = Column(Integer, primary_key=True)
    name = Column(String(40))

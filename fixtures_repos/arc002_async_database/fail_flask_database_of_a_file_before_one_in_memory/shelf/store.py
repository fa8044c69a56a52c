import os

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()
FOLDER = os.path.dirname(__file__)
engine = create_engine("sqlite:///{0}".format(os.path.join(FOLDER, "shelf.db")))
Session = sessionmaker(bind=engine)


class Volume(Base):
    __tablename__ = "volume"

    id = Column(Integer, primary_key=True)
    title = Column(String)

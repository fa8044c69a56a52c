from sqlalchemy import Column, Integer, Text, create_engine
from sqlalchemy.orm import declarative_base, scoped_session, sessionmaker

engine = create_engine("postgresql://db/mirrors")
session = scoped_session(sessionmaker(engine))
Base = declarative_base()


class Repository(Base):
    __tablename__ = "repository"

    id = Column(Integer, primary_key=True)
    name = Column(Text)

    @classmethod
    def named(cls, name):
        return session.query(cls).filter(cls.name == name).one()

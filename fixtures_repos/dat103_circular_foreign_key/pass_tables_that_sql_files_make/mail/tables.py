from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


def make(engine: object) -> None:
    Base.metadata.create_all(engine)

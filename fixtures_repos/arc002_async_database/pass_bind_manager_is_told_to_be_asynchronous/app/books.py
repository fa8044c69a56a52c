from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy_bind_manager import SQLAlchemyBindManager
from sqlalchemy_bind_manager.repository import SQLAlchemyAsyncRepository


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]


def books(binds: SQLAlchemyBindManager) -> SQLAlchemyAsyncRepository[Book]:
    return SQLAlchemyAsyncRepository(binds.get_bind(), Book)

from sqlalchemy.orm import Mapped, mapped_column

from app.models.login_provider import Base


class Book(Base):
    __tablename__ = "books"

    title: Mapped[str] = mapped_column(primary_key=True)

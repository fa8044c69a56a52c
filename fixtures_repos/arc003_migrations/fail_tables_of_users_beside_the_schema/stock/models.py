from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Sheet(Base):
    __tablename__ = "sheets"
    name: Mapped[str] = mapped_column(primary_key=True)

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Kiln(Base):
    __tablename__ = "kilns"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

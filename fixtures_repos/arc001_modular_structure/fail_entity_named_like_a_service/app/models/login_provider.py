from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class LoginProvider(Base):
    __tablename__ = "login_providers"

    name: Mapped[str] = mapped_column(primary_key=True)

    def label(self) -> str:
        return self.name.title()

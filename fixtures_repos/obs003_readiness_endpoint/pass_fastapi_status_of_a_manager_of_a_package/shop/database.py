from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy_helpers.aio import AsyncDatabaseManager, Base


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)


def get_manager() -> AsyncDatabaseManager:
    return AsyncDatabaseManager("postgresql+asyncpg://db/shop", "shop/migrations")

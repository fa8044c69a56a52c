from advanced_alchemy.extensions.litestar import SQLAlchemyAsyncConfig, SQLAlchemyPlugin
from litestar import Litestar, MediaType, Response, get
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)


@get("/health", media_type=MediaType.JSON)
async def health(db_session: AsyncSession) -> Response:
    try:
        await db_session.execute(text("select 1"))
        up = True
    except ConnectionRefusedError:
        up = False
    return Response({"database": up}, status_code=200 if up else 500)


config = SQLAlchemyAsyncConfig(connection_string="postgresql+asyncpg://localhost/shop")
app = Litestar(route_handlers=[health], plugins=[SQLAlchemyPlugin(config)])

from advanced_alchemy.extensions.litestar import SQLAlchemyAsyncConfig, SQLAlchemyPlugin
from litestar import Litestar, Response, get
from litestar.di import NamedDependency
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"

    id: Mapped[int] = mapped_column(primary_key=True)


@get("/health/ready")
async def ready(db_session: NamedDependency[AsyncSession]) -> Response[dict]:
    try:
        await db_session.execute(text("select 1"))
    except OSError:
        return Response({"ready": False}, status_code=503)
    return Response({"ready": True})


config = SQLAlchemyAsyncConfig(connection_string="postgresql+asyncpg://localhost/parcels")
app = Litestar(route_handlers=[ready], plugins=[SQLAlchemyPlugin(config)])

import os

from advanced_alchemy import SQLAlchemyAsyncRepository, SQLAlchemyAsyncRepositoryService
from advanced_alchemy.base import UUIDAuditBase
from advanced_alchemy.extensions.litestar import SQLAlchemyAsyncConfig, SQLAlchemyPlugin
from litestar import Litestar, get
from litestar.di import Provide
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped


class Order(UUIDAuditBase):
    total: Mapped[int]


class OrderRepository(SQLAlchemyAsyncRepository[Order]):
    model_type = Order


class OrderService(SQLAlchemyAsyncRepositoryService[Order]):
    repository_type = OrderRepository


async def service(db_session: AsyncSession) -> OrderService:
    return OrderService(session=db_session)


@get("/orders", dependencies={"orders": Provide(service)})
async def listed(orders: OrderService) -> int:
    _, total = await orders.list_and_count()
    return total


config = SQLAlchemyAsyncConfig(connection_string=os.environ["DATABASE_URL"])
app = Litestar([listed], plugins=[SQLAlchemyPlugin(config=config)])

from advanced_alchemy.repository import SQLAlchemyAsyncRepository
from advanced_alchemy.service import SQLAlchemyAsyncRepositoryService

from shop.models import Order


class OrderService(SQLAlchemyAsyncRepositoryService[Order]):
    class Repo(SQLAlchemyAsyncRepository[Order]):
        model_type = Order

    repository_type = Repo

from advanced_alchemy.base import UUIDBase
from sqlalchemy.orm import Mapped


class Order(UUIDBase):
    name: Mapped[str]

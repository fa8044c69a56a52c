from advanced_alchemy.base import UUIDAuditBase
from sqlalchemy.orm import Mapped


class Author(UUIDAuditBase):
    name: Mapped[str]

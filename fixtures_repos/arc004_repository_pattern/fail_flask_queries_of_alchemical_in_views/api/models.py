from alchemical import Model
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column


class Note(Model):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(String(80))

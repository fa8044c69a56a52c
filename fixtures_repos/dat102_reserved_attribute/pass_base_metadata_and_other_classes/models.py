from pydantic import BaseModel
from sqlalchemy import JSON, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(primary_key=True)
    metadata_: Mapped[dict] = mapped_column("metadata", JSON)
    plugin_metadata: Mapped[dict] = mapped_column(JSON)


class EventOut(BaseModel):
    metadata: dict

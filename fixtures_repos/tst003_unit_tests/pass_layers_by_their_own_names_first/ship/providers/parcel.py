from sqlalchemy.orm import Mapped, mapped_column

from ship.providers.base import Base


class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)

    def label(self):
        return f"parcel {self.id}"

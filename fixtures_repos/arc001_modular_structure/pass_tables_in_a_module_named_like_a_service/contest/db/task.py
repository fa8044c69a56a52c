from sqlalchemy.orm import Mapped, mapped_column

from contest.db.base import Base


class Task(Base):
    __tablename__ = "tasks"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]

    def title(self) -> str:
        return self.name.title()

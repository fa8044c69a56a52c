"""The table of entries."""

from datetime import datetime, timezone

from sqlalchemy import DateTime, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from guestbook.extensions import db


def now() -> datetime:
    return datetime.now(timezone.utc)


class Entry(db.Model):
    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(String(80))
    message: Mapped[str] = mapped_column(Text)
    hidden: Mapped[bool] = mapped_column(default=False)
    written_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=now, index=True)

    @property
    def excerpt(self) -> str:
        """The first words, for lists."""
        return self.message if len(self.message) <= 60 else f"{self.message[:59]}…"

"""Queries over entries."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from guestbook.entries.models import Entry


class EntryRepository:
    def __init__(self, session: Session | scoped_session[Session]) -> None:
        self._session = session

    def visible(self, limit: int) -> Sequence[Entry]:
        statement = select(Entry).where(Entry.hidden.is_(False)).order_by(Entry.id.desc()).limit(limit)
        return self._session.scalars(statement).all()

    def get(self, entry_id: int) -> Entry | None:
        return self._session.get(Entry, entry_id)

    def add(self, entry: Entry) -> None:
        self._session.add(entry)

    def commit(self) -> None:
        self._session.commit()

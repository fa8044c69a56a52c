"""What can be done with entries."""

import logging
from collections.abc import Sequence

from guestbook.entries.models import Entry
from guestbook.entries.repository import EntryRepository
from guestbook.entries.schemas import EntryCreate

logger = logging.getLogger(__name__)


class EntryService:
    def __init__(self, entries: EntryRepository) -> None:
        self._entries = entries

    def latest(self) -> Sequence[Entry]:
        return self._entries.visible(limit=50)

    def write(self, data: EntryCreate) -> Entry:
        entry = Entry(author=data.author, message=data.message)
        self._entries.add(entry)
        self._entries.commit()
        logger.info("entry written", extra={"entry": entry.id})
        return entry

    def hide(self, entry_id: int) -> bool:
        """Whether there was such an entry to hide."""
        entry = self._entries.get(entry_id)
        if entry is None or entry.hidden:
            return False
        entry.hidden = True
        self._entries.commit()
        logger.info("entry hidden", extra={"entry": entry_id})
        return True

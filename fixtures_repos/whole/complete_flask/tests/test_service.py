import pytest

from guestbook.entries.models import Entry
from guestbook.entries.schemas import EntryCreate
from guestbook.entries.service import EntryService


class FakeEntries:
    """The repository's interface over a list."""

    def __init__(self) -> None:
        self.stored: list[Entry] = []
        self.commits = 0

    def visible(self, limit: int) -> list[Entry]:
        return [entry for entry in self.stored if not entry.hidden][:limit]

    def get(self, entry_id: int) -> Entry | None:
        return next((entry for entry in self.stored if entry.id == entry_id), None)

    def add(self, entry: Entry) -> None:
        entry.id = len(self.stored) + 1
        self.stored.append(entry)

    def commit(self) -> None:
        self.commits += 1


@pytest.fixture
def entries() -> FakeEntries:
    return FakeEntries()


def test_a_written_entry_is_stored(entries: FakeEntries) -> None:
    entry = EntryService(entries).write(EntryCreate(author="Ann", message="hello"))
    assert (entries.stored, entries.commits) == ([entry], 1)


def test_an_entry_can_be_hidden_once(entries: FakeEntries) -> None:
    service = EntryService(entries)
    service.write(EntryCreate(author="Ann", message="hello"))
    assert [service.hide(1), service.hide(1), service.hide(2)] == [True, False, False]
    assert service.latest() == []

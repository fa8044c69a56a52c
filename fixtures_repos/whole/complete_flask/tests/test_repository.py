from flask import Flask

from guestbook.entries.models import Entry
from guestbook.entries.repository import EntryRepository
from guestbook.extensions import db


def test_visible_entries_come_newest_first_without_the_hidden(app: Flask) -> None:
    entries = EntryRepository(db.session)
    for author, hidden in [("Ann", False), ("Bob", True), ("Cid", False), ("Dee", False)]:
        entries.add(Entry(author=author, message="hello", hidden=hidden))
        entries.commit()
    assert [entry.author for entry in entries.visible(limit=2)] == ["Dee", "Cid"]
    assert [entry.author for entry in entries.visible(limit=9)] == ["Dee", "Cid", "Ann"]


def test_an_entry_is_found_by_its_id(app: Flask) -> None:
    entries = EntryRepository(db.session)
    entry = Entry(author="Ann", message="hello")
    entries.add(entry)
    entries.commit()
    assert entries.get(entry.id) is entry
    assert entries.get(99) is None

import pytest

from guestbook.entries.models import Entry, now


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_long_messages_are_cut_in_lists(length: int, shown: str) -> None:
    assert Entry(message="x" * length).excerpt == shown


def test_times_know_their_zone() -> None:
    assert now().tzinfo is not None

"""``prodready cache``: says where the cache is and what it holds, and empties it."""

from __future__ import annotations

from pathlib import Path

import pytest

from prodready.cache import DATABASE, Cache
from prodready.commands import dispatch
from prodready.commands.cache import CacheError, size


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command will find."""
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_info_of_none_and_of_some(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asking makes no cache."""
    assert dispatch(["cache", "info"]) == 0
    assert "files:    0\n" in capsys.readouterr().out
    assert not place.exists()
    with Cache(place) as cache:
        cache.put_facts({f"python:b:{number}": b"x" for number in range(1200)})
        cache.put_result(b"k", b"v")
    assert dispatch(["cache", "info"]) == 0
    out = capsys.readouterr().out
    assert f"folder:   {place}\n" in out
    assert "files:    1,200\n" in out
    assert "results:  1\n" in out
    assert " of at most 512.0 MiB\n" in out


def test_clear_deletes_it_and_nothing_else(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Twice is not an error."""
    with Cache(place) as cache:
        cache.put_facts({"python:b:1": b"x"})
    (place / "mine").write_text("x")
    for _ in range(2):
        assert dispatch(["cache", "clear"]) == 0
        assert capsys.readouterr().out.startswith("deleted ")
    assert [path.name for path in place.iterdir()] == ["mine"]


def test_what_cannot_be_deleted_is_said(place: Path) -> None:
    """One sentence, exit code 2."""
    (place / DATABASE).mkdir(parents=True)
    with pytest.raises(CacheError, match="cannot be deleted") as caught:
        dispatch(["cache", "clear"])
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (5 << 20, "5.0 MiB"), (3 << 40, "3072.0 GiB")]
)
def test_sizes(count: int, text: str) -> None:
    """Units of 1024."""
    assert size(count) == text

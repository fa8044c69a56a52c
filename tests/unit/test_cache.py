"""The cache under every kind of damage: what comes out is what went in or nothing, and the scan goes on."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from prodready import cache as module
from prodready.cache import DATABASE, Cache, Stamp, blob_key, content_key, describe, fingerprint, remove, settled

VALUES = {f"python:b:{number:040x}": bytes([number]) * 1000 for number in range(8)}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for a cache that does not exist yet."""
    return tmp_path / "user" / "prodready"


@pytest.fixture
def filled(place: Path) -> Path:
    """A folder with a cache that holds ``VALUES``."""
    with Cache(place) as cache:
        cache.put_facts(VALUES)
    return place


def test_what_one_run_keeps_the_next_run_finds(filled: Path) -> None:
    """Facts come back under their own keys only."""
    with Cache(filled) as cache:
        assert cache.facts([*VALUES, "python:b:unknown"]) == VALUES
        assert not cache.notice


def test_more_keys_than_a_statement_takes(place: Path) -> None:
    """Two thousand files are asked for at once."""
    many = {content_key("python", b"%d" % number): b"%d" % number for number in range(2000)}
    with Cache(place) as cache:
        cache.put_facts(many)
        assert cache.facts(many) == many


def test_results_and_stamps_are_apart_from_facts(place: Path, tmp_path: Path) -> None:
    """The same name in another table is another thing."""
    stamps = {"a.py": Stamp(1, 2, 3, 4, "python:b:x")}
    with Cache(place) as cache:
        cache.put_result(b"k", b"result")
        cache.put_stamps(tmp_path, stamps)
        cache.put_facts({"6b": b"facts"})
        assert cache.result(b"k") == b"result"
        assert cache.result(b"other") is None
        assert cache.stamps(tmp_path) == stamps
        assert cache.stamps(tmp_path / "other") == {}


def test_other_code_finds_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts that another version of the extractors made are never used."""
    monkeypatch.setattr(module, "fingerprint", lambda: b"other")
    with Cache(filled) as cache:
        assert cache.facts(VALUES) == {}


def test_the_fingerprint_is_that_of_the_code(tmp_path: Path) -> None:
    """One changed byte of one module changes it; what is not code does not."""
    first, second = tmp_path / "first", tmp_path / "second"
    for package in (first, second):
        (package / "deep").mkdir(parents=True)
        (package / "deep" / "a.py").write_text("x = 1")
    assert fingerprint(first) == fingerprint(second)
    (second / "notes.txt").write_text("x")
    fingerprint.cache_clear()
    assert fingerprint(first) == fingerprint(second)
    (second / "deep" / "a.py").write_text("x = 2")
    fingerprint.cache_clear()
    assert fingerprint(first) != fingerprint(second)


def test_keys_tell_kinds_and_contents_apart() -> None:
    """The same bytes as TOML and as text are two entries."""
    keys = {content_key(kind, data) for kind in ("toml", "text") for data in (b"", b"a")} | {blob_key("toml", "a")}
    assert len(keys) == 5


def test_only_the_user_can_look_into_it(filled: Path) -> None:
    """The folder is 0700 and the database 0600, whatever the umask."""
    assert stat.S_IMODE(filled.stat().st_mode) == 0o700
    assert stat.S_IMODE((filled / DATABASE).stat().st_mode) & 0o077 == 0


def test_a_folder_open_to_others_is_closed(place: Path) -> None:
    """Somebody else could otherwise put facts into it."""
    place.mkdir(parents=True, mode=0o777)
    place.chmod(0o777)
    with Cache(place):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not a database at all",
        b"SQLite format 3\0" + b"\xff" * 4096,
        bytes(65536),
    ],
)
def test_a_file_that_is_no_database_is_replaced(filled: Path, damage: bytes) -> None:
    """The run works with the new one, without a word."""
    for path in filled.iterdir():
        path.write_bytes(damage)
    with Cache(filled) as cache:
        assert cache.facts(VALUES) == {}
        cache.put_facts(VALUES)
        assert cache.facts(VALUES) == VALUES
        assert not cache.notice


@pytest.mark.parametrize(
    "schema",
    [
        "CREATE VIEW facts AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n AS key, n AS value, "
        "n AS used FROM r",
        "CREATE TABLE facts (other TEXT)",
    ],
)
def test_a_database_of_another_make_is_replaced(place: Path, schema: str) -> None:
    """An endless view among its tables does not hang the run."""
    place.mkdir(parents=True)
    connection = sqlite3.connect(place / DATABASE)
    connection.execute(schema)
    connection.commit()
    connection.close()
    with Cache(place) as cache:
        assert cache.facts(VALUES) == {}
        cache.put_facts(VALUES)
        cache.put_facts(VALUES)
        assert cache.facts(VALUES) == VALUES
        assert not cache.notice


@example([(0.083984375, 128)], False)  # in the text of the schema, which SQLite's message quotes
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=30), st.booleans())
def test_no_flipped_byte_changes_a_value(tmp_path: Path, flips: list[tuple[float, int]], cut: bool) -> None:
    """Whatever happened to the file on disk: a value is the one that was kept, or it is a miss."""
    place = tmp_path / "flipped"
    remove(place)
    with Cache(place) as cache:
        cache.put_facts(VALUES)
    path = place / DATABASE
    data = bytearray(path.read_bytes())
    for where, byte in flips:
        data[int(where * len(data))] = byte
    path.write_bytes(data[: int(flips[0][0] * len(data))] if cut else data)
    with Cache(place) as cache:
        found = cache.facts(VALUES)
        assert found.items() <= VALUES.items()
        cache.put_facts(VALUES)
        assert cache.facts(VALUES).items() <= VALUES.items()


def test_values_of_another_type_are_misses(filled: Path) -> None:
    """Rows that somebody wrote by hand."""
    connection = sqlite3.connect(filled / DATABASE)
    connection.execute("UPDATE facts SET value = 'text'")
    connection.commit()
    connection.close()
    with Cache(filled) as cache:
        assert cache.facts(VALUES) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="the super-user may write everywhere")
def test_a_read_only_folder_is_said_once(filled: Path) -> None:
    """The scan goes on without it."""
    filled.chmod(0o500)
    (filled / DATABASE).chmod(0o400)
    try:
        with Cache(filled) as cache:
            assert not cache.usable
            assert cache.notice == f"the cache in {filled} is not used: permission denied"
    finally:
        filled.chmod(0o700)


@pytest.mark.parametrize("obstacle", ["file", "fifo", "link", "folder"])
def test_what_stands_in_the_way_is_named(place: Path, obstacle: str) -> None:
    """Neither hung nor followed nor overwritten."""
    place.mkdir(parents=True, mode=0o700)
    path = place / DATABASE
    elsewhere = place.parent / "elsewhere"
    if obstacle == "file":
        place.rmdir()
        place.write_text("mine")
    elif obstacle == "fifo":
        os.mkfifo(path)
    elif obstacle == "link":
        path.symlink_to(elsewhere)
    else:
        path.mkdir()
    with Cache(place) as cache:
        assert not cache.usable
        assert cache.notice.startswith(f"the cache in {place} is not used: ")
        cache.put_facts(VALUES)
        assert cache.facts(VALUES) == {}
        cache.put_result(b"k", b"v")
        assert cache.result(b"k") is None
    assert not elsewhere.exists()


def test_no_cache_inside_the_audited_repository(tmp_path: Path) -> None:
    """A scan writes nothing below the root, also where the user's home is the repository."""
    with Cache(tmp_path / "home" / ".cache", root=tmp_path) as cache:
        assert not cache.usable
        assert "lies in the audited repository" in cache.notice
    assert not (tmp_path / "home").exists()


def test_a_full_disk_ends_the_cache_and_not_the_scan(filled: Path) -> None:
    """What was kept before stays readable for the next run."""
    with Cache(filled) as cache:
        assert cache._connection is not None
        pages = cache._connection.execute("PRAGMA page_count").fetchone()[0]
        cache._connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
        cache.put_facts({"python:b:big": bytes(1_000_000)})
        assert cache.notice == f"the cache in {filled} is not used: database or disk is full"
        assert cache.facts(VALUES) == {}
    with Cache(filled) as cache:
        assert cache.facts(VALUES) == VALUES


def test_what_another_run_is_writing_is_left_out(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on meanwhile, and the cache stays in use."""
    monkeypatch.setattr("prodready.cache.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(filled / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Cache(filled) as cache:
        cache.put_facts({"python:b:new": b"new"})
        assert cache.facts([*VALUES, "python:b:new"]) == VALUES
        assert cache.usable
        other.execute("ROLLBACK")
        other.close()
        cache.put_facts({"python:b:new": b"new"})
        assert cache.facts(["python:b:new"]) == {"python:b:new": b"new"}


def test_runs_at_once_share_it(place: Path) -> None:
    """Three processes write and read the same keys, from an empty folder on."""
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from prodready.cache import Cache
        with Cache(Path({str(place)!r})) as cache:
            for turn in range(60):
                key = f"python:b:{{turn}}"
                known = cache.facts([key])
                assert known in ({{}}, {{key: key.encode() * 50}}), known
                cache.put_facts({{key: key.encode() * 50}})
            print(cache.notice)
        """
    )
    runs = [subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate(timeout=60)[0].strip() for run in runs] == ["", "", ""]
    assert [run.returncode for run in runs] == [0, 0, 0]
    with Cache(place) as cache:
        assert len(cache.facts(f"python:b:{turn}" for turn in range(60))) == 60


def test_a_run_that_is_killed_leaves_a_usable_cache(place: Path) -> None:
    """SIGKILL in the middle of writing, several times over."""
    script = textwrap.dedent(
        f"""
        import os, threading
        from pathlib import Path
        from prodready.cache import Cache
        cache = Cache(Path({str(place)!r}))
        threading.Timer(0.02, lambda: os.kill(os.getpid(), 9)).start()
        for turn in range(100_000):
            cache.put_facts({{f"python:b:{{turn}}": b"%d" % turn * 100}})
        """
    )
    for _ in range(4):
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
        with Cache(place) as cache:
            found = cache.facts(f"python:b:{turn}" for turn in range(1000))
            assert all(value == key.rpartition(":")[2].encode() * 100 for key, value in found.items())
            cache.put_facts(VALUES)
            assert cache.facts(VALUES) == VALUES
            assert not cache.notice


def test_what_was_not_used_for_longest_goes_first(place: Path) -> None:
    """The file stays about as small as its limit, and what is read stays."""
    limit = 400_000
    old = {f"python:b:old{number}": bytes(20_000) for number in range(10)}
    read = {"python:b:read": bytes(20_000)}
    with Cache(place, limit=limit) as cache:
        cache._today -= 30
        cache.put_facts(old | read)
    with Cache(place, limit=limit) as cache:
        assert cache.facts(read) == read
        for number in range(12):
            cache.put_facts({f"python:b:new{number}": bytes(20_000)})
        assert cache.facts(read) == read
        assert len(cache.facts(old)) < len(old)
        assert len(cache.facts(f"python:b:new{number}" for number in range(12))) == 12
    assert describe(place)["bytes"] < limit * 1.5


def test_reading_what_was_used_today_writes_nothing(filled: Path) -> None:
    """Warm runs leave the file alone."""
    with Cache(filled) as cache:
        assert cache._connection is not None
        before = cache._connection.total_changes
        cache.facts(VALUES)
        assert cache._connection.total_changes == before


@pytest.mark.parametrize(
    ("seconds_before", "expected"),
    [(10, True), (2.1, True), (1.9, False), (0, False), (-3600, False)],
)
def test_only_files_older_than_the_clock_s_grain_are_settled(seconds_before: float, expected: bool) -> None:
    """A file changed again within the same tick would look the same; so would one from the future."""
    started = 1_800_000_000.0
    recent = int((started - seconds_before) * 1e9)
    past = int((started - 1000) * 1e9)
    assert settled(Stamp(1, recent, past, 1), started) is expected
    assert settled(Stamp(1, past, recent, 1), started) is expected


def test_describing_and_removing(filled: Path) -> None:
    """What ``cache info`` shows and ``cache clear`` deletes; other files in the folder stay."""
    (filled / "other.txt").write_text("mine")
    assert describe(filled)["facts"] == len(VALUES)
    assert describe(filled)["bytes"] >= (filled / DATABASE).stat().st_size
    remove(filled)
    assert [path.name for path in filled.iterdir()] == ["other.txt"]
    assert set(describe(filled).values()) == {0}
    remove(filled)


def test_the_folder_is_the_platform_s_or_the_named_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``PRODREADY_CACHE_DIR`` wins."""
    monkeypatch.delenv("PRODREADY_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert module.folder().name == "prodready"
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "named"))
    assert module.folder() == tmp_path / "named"

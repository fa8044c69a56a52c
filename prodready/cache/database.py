"""The SQLite file: opening, what its errors mean, its size, and how it is removed."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

SCHEMA = 1
DATABASE = f"prodready-{SCHEMA}.sqlite3"
BUSY_SECONDS = 2.0
TABLES = ("facts", "trees", "results")


def remove(place: Path) -> None:
    """Delete the cache's files in ``place`` and nothing else; raises ``OSError``."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        (place / (DATABASE + suffix)).unlink(missing_ok=True)


def describe(place: Path) -> dict[str, int]:
    """Bytes on disk and rows by table of the cache in ``place``; zeros where there is none."""
    figures = dict.fromkeys(("bytes", *TABLES), 0)
    path = place / DATABASE
    if not path.is_file():
        return figures
    figures["bytes"] = sum(each.stat().st_size for each in place.glob(DATABASE + "*"))
    with contextlib.suppress(sqlite3.Error), legible(), contextlib.closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            figures[table] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
    return figures


def connected(path: Path) -> sqlite3.Connection:
    """The file with its tables, made where there is none; raises ``OSError`` and ``sqlite3.Error``."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
    os.close(descriptor)
    if not regular:
        raise OSError(errno.EINVAL, "it is not a regular file")
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # a power cut may cost the cache, a checksum tells
        known = dict(connection.execute("SELECT name, type FROM sqlite_master").fetchall())
        if any(known.get(table, "table") != "table" for table in TABLES):
            raise sqlite3.DatabaseError("malformed: not this program's tables")
        if not all(table in known for table in TABLES):
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    with connection:
        for table in TABLES:
            columns = "key BLOB PRIMARY KEY, value BLOB, used INTEGER"
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({columns})")


@contextlib.contextmanager
def legible() -> Iterator[None]:
    """SQLite quotes a corrupt schema in its message, which Python then cannot decode."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("malformed: its schema is no text") from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another run is writing."""
    return isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "busy" in str(error))


def is_corrupt(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is no database of ours, or is damaged."""
    text = str(error)
    return "not a database" in text or "malformed" in text or "no such" in text or "has no column" in text


def bytes_used(connection: sqlite3.Connection) -> int:
    """Bytes of the pages that hold something."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def table_bytes(connection: sqlite3.Connection, table: str) -> int:
    """Bytes of the values in one table."""
    query = f"SELECT coalesce(sum(length(value)), 0) FROM {table}"  # noqa: S608 - our own names
    return int(connection.execute(query).fetchone()[0])

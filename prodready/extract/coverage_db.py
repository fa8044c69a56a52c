"""coverage.py's database (``.coverage``), read as hostile input.

A database is a program: views, generated columns and triggers run when it is read. So: real tables only, no trusted
schema, a deadline by progress handler, limits on lengths. It is opened from memory; Python 3.10 cannot do that and gets
a private copy, opened read-only and immutable. Nothing is ever written beside the original.
"""

from __future__ import annotations

import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prodready.extract.plain import Unreadable, clean, one_line
from prodready.facts.documents import CoverageData

SQLITE_MAGIC = b"SQLite format 3\0"
SCHEMA_VERSION = 7
"""coverage.py 5 to 7; https://coverage.readthedocs.io/en/latest/dbschema.html."""

SECONDS = 2.0
MAX_FILES = 100_000
MAX_NUMBITS = 1 << 20
"""Bytes of one bitmap: eight million lines."""

_TABLES = ("coverage_schema", "file", "line_bits", "arc")
_LIMIT_LENGTH = 0  # SQLITE_LIMIT_LENGTH
_TOUCHED = (
    "SELECT file_id, count(DISTINCT line) FROM (SELECT file_id, fromno AS line FROM arc WHERE fromno > 0"
    " UNION ALL SELECT file_id, tono FROM arc WHERE tono > 0) GROUP BY file_id"
)
"""Lines that an arc touches; negative numbers are entries and exits."""


def read_database(data: bytes) -> CoverageData:
    """Executed lines per file; the executable ones are not in the database, so every total is 0.

    Raises:
        Unreadable: it is none of coverage.py's databases, or reading it takes too long.
    """
    try:
        with _opened(data) as connection:
            return _read(connection)
    except (sqlite3.Error, sqlite3.Warning, MemoryError, OverflowError, OSError) as error:
        raise Unreadable(f"not a readable coverage database: {one_line(error)}") from None


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    # Bytes 18 and 19 ask for a write-ahead log, which is neither in memory nor beside a copy.
    image = data[:18] + b"\x01\x01" + data[20:]
    connection = _copied(image) if _PRIVATE_COPY else _in_memory(image)
    try:
        _harden(connection)
        yield connection
    finally:
        connection.close()


_PRIVATE_COPY = not hasattr(sqlite3.Connection, "deserialize")


def _in_memory(image: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    deserialize: Callable[[bytes], None] = getattr(connection, "deserialize")  # noqa: B009 - from Python 3.11
    deserialize(image)
    return connection


def _copied(image: bytes) -> sqlite3.Connection:
    """Of a copy that is gone already when it is read."""
    with _writing(), tempfile.TemporaryDirectory(prefix="prodready-") as folder:
        path = Path(folder, "coverage")
        path.write_bytes(image)
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


@contextmanager
def _writing() -> Iterator[None]:
    """Let this process write files, which a worker may not (see ``worker_main``)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _harden(connection: sqlite3.Connection) -> None:
    end = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, 1000)
    set_limit: Callable[[int, int], int] | None = getattr(connection, "setlimit", None)  # from Python 3.11
    if set_limit is not None:
        set_limit(_LIMIT_LENGTH, 4 * MAX_NUMBITS)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")


def _read(connection: sqlite3.Connection) -> CoverageData:
    tables = _tables(connection)
    if connection.execute("SELECT version FROM coverage_schema").fetchone() != (SCHEMA_VERSION,):
        raise Unreadable("a coverage database of an unknown version")
    names = _names(connection)
    lines = dict.fromkeys(names, 0)
    if "line_bits" in tables:
        for file, bits in connection.execute("SELECT file_id, numbits FROM line_bits"):
            if not isinstance(bits, bytes) or len(bits) > MAX_NUMBITS or file not in lines:
                raise Unreadable("a coverage database with odd line numbers")
            lines[file] |= int.from_bytes(bits, "little")
    counts = {file: bits.bit_count() for file, bits in lines.items()}
    if "arc" in tables:
        counts |= {file: count for file, count in connection.execute(_TOUCHED) if file in names}
    files = tuple(sorted((clean(names[file]), count, 0) for file, count in counts.items()))
    return CoverageData(files, sum(row[1] for row in files))


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Those of our tables that there are; each must be a real one without computed columns."""
    rows = connection.execute("SELECT name, type, sql FROM sqlite_master LIMIT 1000").fetchall()
    ours = {name: (kind, sql) for name, kind, sql in rows if name in _TABLES}
    for name, (kind, sql) in ours.items():
        columns = connection.execute(f"PRAGMA table_xinfo({name})").fetchall()
        if kind != "table" or not str(sql).startswith("CREATE TABLE") or any(column[6] for column in columns):
            raise Unreadable("not a coverage database: its tables are computed")
    if not {"coverage_schema", "file"} <= ours.keys():
        raise Unreadable("not a coverage database: its tables differ")
    return set(ours)


def _names(connection: sqlite3.Connection) -> dict[int, str]:
    names: dict[int, str] = {}
    for file, path in connection.execute("SELECT id, path FROM file LIMIT ?", (MAX_FILES + 1,)):
        if not isinstance(file, int) or not isinstance(path, str):
            raise Unreadable("a coverage database with odd paths")
        names[file] = path
    if len(names) > MAX_FILES:
        raise Unreadable(f"more than {MAX_FILES} files")
    return names

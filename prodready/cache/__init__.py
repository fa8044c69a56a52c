"""Facts of files, states of trees and results, kept in the user's own cache folder between runs.

Nothing in it can change what a scan says: keys hold the content's hash, the kind of file and a fingerprint of the
code and the parsers that read it; values carry a checksum and are typed msgpack, never pickle. What is corrupt is a
miss, and a file that is no database is replaced. Without a usable folder the scan goes on and ``notice`` says why.

The file is one SQLite database in WAL mode, so that concurrent runs share it; what a run cannot write because another
one is writing is left out. Above ``limit`` bytes what was not used for longest goes.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from prodready.cache.database import (
    DATABASE,
    TABLES,
    bytes_used,
    connected,
    describe,
    is_busy,
    is_corrupt,
    legible,
    remove,
    table_bytes,
)
from prodready.cache.keys import Stamp, blob_key, content_key, fingerprint, settled, stands_for

__all__ = [
    "DATABASE",
    "Cache",
    "Stamp",
    "blob_key",
    "content_key",
    "describe",
    "fingerprint",
    "folder",
    "remove",
    "settled",
    "stands_for",
]

LIMIT = 512 << 20
"""Bytes of the database above which the oldest rows go: some dozens of large repositories."""
KEEP = 0.7
"""The share of ``LIMIT`` that eviction leaves."""
DAY = 86_400
OPEN_ATTEMPTS = 4
_CHUNK = 500  # parameters of one statement; SQLite before 3.32 takes 999
_STAMPS = msgspec.msgpack.Decoder(dict[str, Stamp])


def folder() -> Path:
    """``PRODREADY_CACHE_DIR``, or the platform's folder for caches of this user."""
    named = os.environ.get("PRODREADY_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs  # not needed by runs without a cache

    return Path(platformdirs.user_cache_dir("prodready", appauthor=False))


class Cache:
    """The cache of one run; every method is safe to call whatever state the folder is in.

    ``root`` is the audited folder: a cache inside it would be written into the repository and is not used.
    """

    def __init__(self, place: Path | None = None, *, root: Path | None = None, limit: int = LIMIT) -> None:
        self.notice = ""
        self.place = place or folder()
        self._limit = limit
        self._today = int(time.time()) // DAY
        self._connection: sqlite3.Connection | None = None
        if root is not None and _is_inside(self.place, root):
            self._give_up("its folder lies in the audited repository")
            return
        try:
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._give_up(_sentence(error))

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def usable(self) -> bool:
        """Whether anything is read or kept."""
        return self._connection is not None

    def facts(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The encoded facts known under ``keys``."""
        return self._get("facts", {key: _hashed(key) for key in keys})

    def put_facts(self, values: Mapping[str, bytes]) -> None:
        """Keep encoded facts."""
        self._put("facts", ((_hashed(key), value) for key, value in values.items()))

    def stamps(self, root: Path) -> dict[str, Stamp]:
        """What was recorded of the files of the work tree at ``root``, by path."""
        name = str(root)
        found = self._get("trees", {name: _hashed(name)}).get(name)
        try:
            return _STAMPS.decode(found) if found else {}
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return {}

    def put_stamps(self, root: Path, stamps: Mapping[str, Stamp]) -> None:
        """Record the files of the work tree at ``root``; only what ``settled`` may be in it."""
        self._put("trees", [(_hashed(str(root)), msgspec.msgpack.encode(stamps))])

    def result(self, key: bytes) -> bytes | None:
        """What was kept under ``key``, which must contain everything that the result depends on."""
        name = key.hex()
        return self._get("results", {name: _hashed(name)}).get(name)

    def put_result(self, key: bytes, value: bytes) -> None:
        """Keep a result."""
        self._put("results", [(_hashed(key.hex()), value)])

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _give_up(self, reason: str) -> None:
        self.close()
        self.notice = self.notice or f"the cache in {self.place} is not used: {reason}"

    def _open(self) -> None:
        _make_private(self.place)
        path = self.place / DATABASE
        for _ in range(OPEN_ATTEMPTS):
            if self._opened(path):
                return
        self._connection = connected(path)

    def _opened(self, path: Path) -> bool:
        """Open it, or make way for another attempt."""
        try:
            with legible():
                self._connection = connected(path)
        except sqlite3.DatabaseError as error:
            if is_corrupt(error):
                remove(self.place)
            elif is_busy(error):
                time.sleep(0.05)  # another run is creating it, which SQLite does not wait for
            else:
                raise
        return self._connection is not None

    def _heal(self, error: sqlite3.Error) -> None:
        """After an error in use: start anew if the file is corrupt, skip this once if it is busy, else give up."""
        if is_busy(error):
            return
        self.close()
        if not (isinstance(error, sqlite3.DatabaseError) and is_corrupt(error)):
            self._give_up(_sentence(error))
            return
        try:
            remove(self.place)
            self._open()
        except (OSError, sqlite3.Error) as second:
            self._give_up(_sentence(second))

    def _get(self, table: str, names: Mapping[str, bytes]) -> dict[str, bytes]:
        if self._connection is None:
            return {}
        found: dict[str, bytes] = {}
        stale: list[bytes] = []
        by_key = {key: name for name, key in names.items()}
        try:
            for some in _chunks(list(by_key)):
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value, used FROM {table} WHERE key IN ({marks})"  # noqa: S608 - our own names
                with legible():
                    rows = self._connection.execute(query, some).fetchall()
                for key, value, used in rows:
                    opened = _unsealed(value)
                    if opened is not None and key in by_key:
                        found[by_key[key]] = opened
                        if used != self._today:
                            stale.append(key)
        except sqlite3.Error as error:
            self._heal(error)
            return {}
        self._touch(table, stale)
        return found

    def _touch(self, table: str, keys: list[bytes]) -> None:
        """Note the day of the last use, at most once a day, so that most runs write nothing."""
        if not keys or self._connection is None:
            return
        with contextlib.suppress(sqlite3.Error), legible(), self._connection:
            update = f"UPDATE {table} SET used = ? WHERE key = ?"  # noqa: S608 - our own names
            self._connection.executemany(update, ((self._today, key) for key in keys))

    def _put(self, table: str, values: Iterable[tuple[bytes, bytes]]) -> None:
        if self._connection is None:
            return
        rows = [(key, _sealed(value), self._today) for key, value in values]
        try:
            with legible(), self._connection:
                insert = f"INSERT OR REPLACE INTO {table} (key, value, used) VALUES (?, ?, ?)"  # noqa: S608
                self._connection.executemany(insert, rows)
            with legible():
                self._evict()
        except sqlite3.Error as error:
            self._heal(error)

    def _evict(self) -> None:
        """Drop what was not used for longest until the file is well below its limit."""
        if self._connection is None:
            return
        size = bytes_used(self._connection)
        if size <= self._limit:
            return
        excess = size - int(self._limit * KEEP)
        with self._connection:
            for table in TABLES:
                share = excess * table_bytes(self._connection, table) // max(size, 1) + 1
                freed = 0
                oldest = f"SELECT key, length(value) FROM {table} ORDER BY used, rowid"  # noqa: S608 - our own names
                gone = []
                for key, length in self._connection.execute(oldest):
                    if freed >= share:
                        break
                    gone.append((key,))
                    freed += length
                self._connection.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608
        self._connection.execute("PRAGMA incremental_vacuum").fetchall()


def _make_private(place: Path) -> None:
    """Make the folder with access for this user only; raises ``OSError`` where it is another's."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    status = place.stat()
    if status.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, "it belongs to another user")
    if stat.S_IMODE(status.st_mode) & 0o077:
        place.chmod(0o700)


def _is_inside(place: Path, root: Path) -> bool:
    with contextlib.suppress(OSError, RuntimeError):
        return place.resolve().is_relative_to(root.resolve())
    return False


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__


def _hashed(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=20, key=fingerprint()).digest()


def _sealed(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "little") + value


def _unsealed(value: object) -> bytes | None:
    if not isinstance(value, bytes) or len(value) < 4 or zlib.crc32(value[4:]).to_bytes(4, "little") != value[:4]:
        return None
    return value[4:]


def _chunks(items: list[bytes]) -> Iterator[list[bytes]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))

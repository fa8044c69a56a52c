"""Git's index, read without git: which files are tracked, and which are unchanged since git last looked.

Format: gitformat-index(5), versions 2 to 4, sha1 and sha256. What needs a second file or expansion (split and sparse
indexes) raises ``NeedsGit``; damage raises ``GitProblem``.
"""

from __future__ import annotations

import hashlib
import struct
from os import stat_result
from typing import NamedTuple

from prodready.tree.gitdir import GitDir, GitProblem

LIMIT = 256 << 20
SUBMODULE = 0o160000
LINK = 0o120000

_FIXED = struct.Struct(">10I")
_EXTENDED = 0x4000
_SKIP_WORKTREE = 0x40  # of the upper byte of the extended flags


class NeedsGit(Exception):
    """The index is sound but only git itself can read it."""


class IndexEntry(NamedTuple):
    """A tracked path. The times are (seconds, nanoseconds); all but ``mode`` and ``blob`` are 0 where git listed it.

    ``absent``: a sparse checkout leaves it out.
    """

    mode: int
    blob: str
    ctime: tuple[int, int] = (0, 0)
    mtime: tuple[int, int] = (0, 0)
    inode: int = 0
    size: int = 0
    merged: bool = True
    absent: bool = False

    def unchanged(self, status: stat_result, index_mtime_ns: int) -> bool:
        """Whether the file is what git saw, told from its status alone.

        Times that an unpacked archive can bring along are not enough: the change time and inode must agree too. A file
        as young as the index itself may have changed in the same tick ("racy git").
        """
        return (
            self.merged
            and self.size == status.st_size & 0xFFFFFFFF
            and self.inode == status.st_ino & 0xFFFFFFFF
            and self.mtime == divmod(status.st_mtime_ns, 10**9)
            and self.ctime == divmod(status.st_ctime_ns, 10**9)
            and status.st_mtime_ns < index_mtime_ns
        )


def parse(data: bytes, git: GitDir) -> dict[str, IndexEntry]:
    """The tracked paths (UTF-8 with surrogates) of an index file's bytes."""
    try:
        return _parse(data, git.id_size, hashlib.new(git.object_format, usedforsecurity=False).name)
    except (struct.error, IndexError, ValueError):
        raise GitProblem("the index is damaged") from None


def _parse(data: bytes, id_size: int, algorithm: str) -> dict[str, IndexEntry]:
    signature, version, count = struct.unpack_from(">4sII", data)
    if signature != b"DIRC" or version not in (2, 3, 4):
        raise GitProblem("the index is not one that git writes")
    if 12 + count * (_FIXED.size + id_size + 2) > len(data):
        raise GitProblem("the index is cut off")
    checksum = data[-id_size:]
    if any(checksum) and hashlib.new(algorithm, data[:-id_size], usedforsecurity=False).digest() != checksum:
        raise GitProblem("the index does not have the checksum that it claims")
    entries: dict[str, IndexEntry] = {}
    at = 12
    name = b""
    for _entry in range(count):
        (cs, cn, ms, mn, _dev, inode, mode, _uid, _gid, size) = _FIXED.unpack_from(data, at)
        after = at + _FIXED.size + id_size
        blob = data[at + _FIXED.size : after].hex()
        flags = int.from_bytes(data[after : after + 2], "big")
        absent = bool(flags & _EXTENDED and data[after + 2] & _SKIP_WORKTREE)
        after += 4 if flags & _EXTENDED else 2
        if version == 4:
            name, at = _compressed(data, after, name)
        else:
            end = data.index(b"\0", after)
            name = data[after:end]
            at += (end - at + 8) & ~7
        merged = not flags & 0x3000
        path = name.decode("utf-8", "surrogateescape")
        entries[path] = IndexEntry(mode, blob, (cs, cn), (ms, mn), inode, size, merged, absent)
    _refuse_extensions(data, at, len(data) - id_size)
    return entries


def _compressed(data: bytes, at: int, previous: bytes) -> tuple[bytes, int]:
    """Version 4: how much of the previous name to drop (offset encoding of pack files), then the rest of this one."""
    byte = data[at]
    dropped = byte & 0x7F
    while byte & 0x80:
        at += 1
        byte = data[at]
        dropped = ((dropped + 1) << 7) | (byte & 0x7F)
    if dropped > len(previous):
        raise ValueError(dropped)
    end = data.index(b"\0", at + 1)
    return previous[: len(previous) - dropped] + data[at + 1 : end], end + 1


def _refuse_extensions(data: bytes, at: int, end: int) -> None:
    """Extensions in lower case change what the entries mean."""
    while at + 8 <= end:
        if not 0x41 <= data[at] <= 0x5A:
            raise NeedsGit
        at += 8 + int.from_bytes(data[at + 4 : at + 8], "big")

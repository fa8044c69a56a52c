"""Which files of a work tree differ from its last commit: what nobody could get back if it were overwritten."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from prodready.tree import gitdir, index
from prodready.tree.base import Unreadable, printable
from prodready.tree.gitdir import GitProblem
from prodready.tree.index import IndexEntry
from prodready.tree.private import PrivateGit
from prodready.tree.safe import read_below
from prodready.tree.tracked import Tracked, tracked_below

LIMIT = 256 << 20
"""Bytes of a file that is hashed; a larger one counts as changed if its status says so."""

_STAGED = ("diff-index", "--cached", "--name-only", "--no-renames", "--ignore-submodules=all", "-z")


def uncommitted(root: Path, meant: Collection[str] = ()) -> tuple[str, ...]:
    """The paths below ``root`` that git has not as they are, sorted: changed, staged, deleted tracked files.

    Of untracked files only those ``meant`` count. Empty where there is no repository. Raises ``GitProblem`` where git's
    files cannot be read.
    """
    tracked = tracked_below(root.resolve())
    if tracked.git is None or tracked.files is None:
        return ()
    changed = {path for path, entry in tracked.files.items() if _differs(root, path, entry, tracked.index_mtime_ns)}
    changed |= set(_staged(tracked))
    changed |= {path for path in meant if path not in tracked.files}
    return tuple(sorted(map(printable, changed)))


def _differs(root: Path, path: str, entry: IndexEntry, index_mtime_ns: int) -> bool:
    if entry.mode == index.SUBMODULE or entry.absent:
        return False
    try:
        status = os.stat(os.fsencode(root) + b"/" + path.encode("utf-8", "surrogateescape"), follow_symlinks=False)
    except OSError:
        return True
    if stat.S_ISLNK(status.st_mode) != (entry.mode == index.LINK):
        return True
    if entry.unchanged(status, index_mtime_ns) or entry.mode == index.LINK:
        return False
    try:
        data = read_below(root, path, LIMIT)
    except Unreadable:
        return True
    # What is checked out with other line ends (core.autocrlf) is the same to git.
    return entry.blob not in (_blob(data, entry.blob), _blob(data.replace(b"\r\n", b"\n"), entry.blob))


def _blob(data: bytes, like: str) -> str:
    """Git's id of ``data``, by the algorithm that gives ids as long as ``like``."""
    algorithm = "sha256" if len(like) == 64 else "sha1"
    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _staged(tracked: Tracked) -> Iterator[str]:
    """What is in the index and not in the last commit; on an unborn branch everything."""
    if tracked.git is None or tracked.files is None:
        return
    head = gitdir.head(tracked.git)
    if not head:
        yield from tracked.files
        return
    with closing(PrivateGit(tracked.git)) as private:
        output = private.output(*_STAGED, head)
    for name in output.split(b"\0"):
        path = name.decode("utf-8", "surrogateescape")
        if path and path.startswith(tracked.prefix):
            yield path[len(tracked.prefix) :]


__all__ = ["GitProblem", "uncommitted"]

"""When files last changed, as far as git's history tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import closing

from prodready.tree.base import Unreadable
from prodready.tree.gitdir import GitDir, GitProblem
from prodready.tree.private import PrivateGit
from prodready.tree.safe import read_below

SECONDS = 5.0
"""How long history is walked; older changes stay unknown."""

_COMMIT = re.compile(rb"([0-9a-f]{40,64}):(\d{1,11})\Z")
_LOG = (
    "log",
    "-z",
    "--format=%x00%H:%ct",
    "--name-only",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-mailmap",
    "--no-color",
    "--ignore-submodules=all",
)


def last_commits(git: GitDir, commit: str, prefix: str, wanted: Collection[str]) -> dict[str, float]:
    """Commit time (epoch seconds) of the last commit up to ``commit`` that touched each wanted path.

    Paths are relative to ``prefix``. What a shallow clone's boundary seems to have added is left out, because that
    commit stands for all before it. Empty where git cannot tell.
    """
    if not commit or not wanted:
        return {}
    found: dict[str, float] = {}
    boundary = _boundary(git)
    missing = set(wanted)
    try:
        with closing(PrivateGit(git)) as private:
            scope = ("--", prefix) if prefix else ("--",)
            with private.stream(*_LOG, commit, *scope, seconds=SECONDS) as pieces:
                for name, when, touched in _touched(pieces):
                    path = touched[len(prefix) :]
                    if path in missing:
                        missing.discard(path)
                        if name not in boundary:
                            found[path] = when
                    if not missing:
                        break
    except GitProblem:
        pass  # out of time or history: what was found stands
    return found


def _touched(pieces: Iterator[bytes]) -> Iterator[tuple[str, float, str]]:
    """(commit, time, path) from the output: records end in NUL; a commit's is preceded by an empty one."""
    rest, name, when, fresh = b"", "", 0.0, False
    for piece in pieces:
        *records, rest = (rest + piece).split(b"\0")
        for record in records:
            commit = _COMMIT.match(record) if fresh else None
            if commit:
                name, when = commit[1].decode("ascii"), float(commit[2])
            elif record:
                yield name, when, record.removeprefix(b"\n").decode("utf-8", "surrogateescape")
            fresh = not record


def _boundary(git: GitDir) -> frozenset[str]:
    try:
        return frozenset(read_below(git.common, "shallow", 1 << 20).decode("ascii", "replace").split())
    except Unreadable:
        return frozenset()

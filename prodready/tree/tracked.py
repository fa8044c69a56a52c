"""What the repository around a work tree knows of the files below one of its folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from prodready import ignore
from prodready.tree import gitdir, index
from prodready.tree.base import Unreadable, outer_of
from prodready.tree.gitdir import GitDir, GitProblem
from prodready.tree.private import PrivateGit
from prodready.tree.safe import read_below

IGNORE_FILE = 256 << 10
"""Bytes of an ignore file; a larger one is not used, and that is said."""


class Rules(msgspec.Struct, frozen=True):
    """The patterns of one ignore file and how a path below the root looks from its folder."""

    patterns: ignore.Ignore
    strip: int = 0  # characters: the file stands in a folder below the root
    prefix: str = ""  # the file stands above the root

    def subject(self, path: str) -> str:
        """``path`` relative to the ignore file's folder."""
        return self.prefix + path[self.strip :]


class Tracked(msgspec.Struct, frozen=True):
    """What git knows below the root; paths are relative to it. ``files`` is None without git.

    ``prefix`` is the root's own path below the work tree's top, with a slash at the end; ``outer`` as in ``Tree``.
    """

    files: Mapping[str, index.IndexEntry] | None = None
    folders: frozenset[str] = frozenset()
    rules: tuple[Rules, ...] = ()
    index_mtime_ns: int = 0
    git: GitDir | None = None
    prefix: str = ""
    problem: str = ""
    outer: tuple[str, ...] = ()


def tracked_below(root: Path) -> Tracked:
    """Raises ``GitProblem``. A repository that tracks nothing below ``root`` (a folder inside somebody's home that is
    under version control, say) is none of the audit's business."""
    git = gitdir.find(root)
    if git is None or git.top is None:
        return Tracked()
    prefix = root.relative_to(git.top).as_posix() + "/" if root != git.top else ""
    known, index_mtime_ns = _index(git)
    outer = outer_of(known, prefix)
    if prefix:
        known = {path[len(prefix) :]: entry for path, entry in known.items() if path.startswith(prefix)}
        if not known:
            return Tracked()
    return Tracked(known, _folders(known), _outer_rules(git, git.top, prefix), index_mtime_ns, git, prefix, outer=outer)


def _index(git: GitDir) -> tuple[dict[str, index.IndexEntry], int]:
    try:
        mtime_ns = os.stat(git.path / "index", follow_symlinks=False).st_mtime_ns
        return index.parse(read_below(git.path, "index", index.LIMIT), git), mtime_ns
    except FileNotFoundError:
        return {}, 0  # nothing was ever added
    except index.NeedsGit:
        return _listed(git), 0
    except Unreadable as error:
        raise GitProblem(f"the index cannot be read: {error.reason}") from None


def _listed(git: GitDir) -> dict[str, index.IndexEntry]:
    """The index as git itself lists it (split and sparse ones)."""
    private = PrivateGit(git)
    try:
        output = private.output("ls-files", "--stage", "-z", limit=index.LIMIT)
    finally:
        private.close()
    entries = {}
    for record in output.split(b"\0"):
        head, _, path = record.partition(b"\t")
        fields = head.split()
        if len(fields) == 3:
            entry = index.IndexEntry(int(fields[0], 8), fields[1].decode("ascii"))
            entries[path.decode("utf-8", "surrogateescape")] = entry
    return entries


def _folders(known: Mapping[str, index.IndexEntry]) -> frozenset[str]:
    folders: set[str] = set()
    for path, entry in known.items():
        folder = path.rpartition("/")[0] if entry.mode != index.SUBMODULE else ""
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)


def _outer_rules(git: GitDir, top: Path, prefix: str) -> tuple[Rules, ...]:
    """``info/exclude``, and the ignore files of the folders above the root."""
    parts = prefix.split("/")[:-1]
    places = [(git.common, "info/exclude", prefix)]
    for depth in range(len(parts)):
        above = "/".join((*parts[:depth], ".gitignore"))
        places.append((top, above, "/".join((*parts[depth:], ""))))
    rules = []
    for folder, name, rest in places:
        try:
            text = read_below(folder, name, IGNORE_FILE).decode("utf-8", "surrogateescape")
        except Unreadable:
            continue
        rules.append(Rules(ignore.parse(text), prefix=rest))
    return tuple(rules)

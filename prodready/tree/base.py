"""What a tree is: entries, refusals, reading; and what the three kinds of tree share."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

import msgspec

from prodready.model import Refused

MAX_DEPTH = 300
"""Folders below the root; deeper ones are refused."""
MAX_HOPS = 8
"""Links from link to link inside the tree."""

LINK_TO_FOLDER = "link to a folder"

NO_CHANGES: Mapping[str, float] = MappingProxyType({})


class TreeError(Exception):
    """The tree cannot be opened; the text is one sentence for the user."""


class Unreadable(Exception):
    """A listed file cannot be read; ``reason`` tells why and never quotes content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TreeEntry(msgspec.Struct, frozen=True, gc=False):
    """A file or link. ``mode`` is ``file``, ``exec`` or ``link``; ``tracked`` is None where git does not tell.

    ``blob`` is git's id of the content where the index or the revision knows it without reading, else empty. In a work
    tree git may have normalised line ends on the way in, so a cache key made from it needs ``size`` beside it.
    """

    path: str
    size: int
    mode: str = "file"
    tracked: bool | None = None
    blob: str = ""
    mtime_ns: int = 0
    ctime_ns: int = 0
    inode: int = 0


class Tree(Protocol):
    """The files of one repository. Paths are POSIX, relative to the root, printable; entries are sorted by path.

    ``name`` is that of the folder; ``revision`` the id of the commit that is read or, in a work tree, checked out
    (empty where there is none); ``prefix`` the folder's path in its git repository, with a slash at the end, empty at
    the repository's root; ``outer`` the tracked files above the folder (see ``outer_of``). ``excluded`` counts ignored
    files and default or configured exclusions; an excluded folder counts once. ``changed`` is computed when asked for.
    """

    @property
    def name(self) -> str: ...
    @property
    def revision(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def outer(self) -> tuple[str, ...]: ...
    @property
    def excluded(self) -> int: ...
    def entries(self) -> tuple[TreeEntry, ...]:
        """All files and links of the audit."""
        ...

    def refused(self) -> tuple[Refused, ...]:
        """Paths seen that are no entries, entries that cannot be read (links out of the tree), and what git lacks."""
        ...

    def read(self, path: str, limit: int) -> bytes:
        """The content of an entry; a link is followed inside the tree. Raises ``Unreadable``, also above ``limit``."""
        ...

    def changed(self) -> Mapping[str, float]:
        """When each path last changed (epoch seconds): its last commit, or where it differs from that, its mtime."""
        ...


def outer_of(paths: Iterable[str], prefix: str) -> tuple[str, ...]:
    """Those of a repository's ``paths`` that speak for the folder ``prefix`` from above it, sorted and printable.

    They stand in a folder above it or in a hidden folder there, which is where tools look for what a whole repository
    configures.
    """
    parts = prefix.split("/")[:-1]
    above = {"".join(f"{part}/" for part in parts[:count]) for count in range(len(parts))}

    def speaks(path: str) -> bool:
        folder = path[: path.rfind("/") + 1]
        if folder in above:
            return True
        hidden = folder.find("/.") + 1 if not folder.startswith(".") else 0
        return (hidden > 0 or folder.startswith(".")) and folder[:hidden] in above

    return tuple(sorted(printable(path) for path in paths if speaks(path))) if prefix else ()


def printable(path: str) -> str:
    """``path`` with bytes that are not UTF-8 (surrogates) written as ``\\xff``."""
    return path if path.isprintable() else re.sub("[\udc80-\udcff]", _escaped, path)


def _escaped(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]) - 0xDC00:02x}"


def target_of(link: str, text: str) -> str:
    """Where a link at ``link`` with the given text leads, relative to the root; raises ``Unreadable`` if outside."""
    if text.startswith("/"):
        raise Unreadable("link out of the repository, not followed")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(link), text))
    if target == ".." or target.startswith("../"):
        raise Unreadable("link out of the repository, not followed")
    return "" if target == "." else target


class Listing(msgspec.Struct, frozen=True):
    """Names as they are on disk: regular files, folders that were listed, and the texts of links."""

    files: Mapping[str, TreeEntry]
    folders: frozenset[str]
    links: Mapping[str, str]

    def resolve(self, path: str) -> str:
        """The regular file that ``path`` is or leads to; raises ``Unreadable``.

        Only names are looked at, so nothing outside the listing is ever reached; links in the middle of a target (to a
        folder) are followed as well.
        """
        start = path
        for _hop in range(MAX_HOPS):
            via = next((part for part in _prefixes(path) if part in self.links), None)
            if via is None:
                if path in self.files:
                    return path
                raise Unreadable(LINK_TO_FOLDER if path in self.folders else "link to nothing that is audited")
            path = posixpath.join(target_of(via, self.links[via]), path[len(via) :].lstrip("/")).rstrip("/")
        raise Unreadable("link that leads back to itself" if path == start else "too many links in a row")

    def refused_links(self) -> list[Refused]:
        """The links that cannot be followed; a link to a folder of the tree is none: its files stand where they are."""
        reasons = ((path, self._reason(path)) for path in self.links)
        return [Refused(printable(path), reason) for path, reason in reasons if reason not in ("", LINK_TO_FOLDER)]

    def _reason(self, path: str) -> str:
        try:
            self.resolve(path)
        except Unreadable as error:
            return error.reason
        return ""


def _prefixes(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]

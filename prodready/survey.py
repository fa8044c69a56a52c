"""What a tree holds before its files are read: their kinds and roles by path, and whose content is known already.

An audit of what has not changed needs no more than this; so nothing here knows a parser.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from prodready import roles
from prodready.cache import Cache, Stamp, blob_key, content_key, fingerprint, settled
from prodready.extract.documents import LIMITS
from prodready.extract.kinds import kind_of
from prodready.facts.files import FileInfo, Kind, Refusal, Role
from prodready.tree import Tree, TreeEntry, Unreadable

PYTHON_BYTES = 2 << 20
"""Source files above this are data; reading one takes seconds."""
PEEK_FILES = 64
"""Files with unknown content that a survey reads, to see whether their content is known after all."""
UNREADABLE = "unreadable:"
"""Begins the key of a file that cannot be read."""

_UNREAD_ROLES = frozenset({Role.VENDORED, Role.GENERATED, Role.OTHER})


class SurveySettings(msgspec.Struct, frozen=True):
    """How to look. ``roles`` are (pattern, role) of the configuration.

    ``root`` is the folder of a work tree; with it and ``cache``, unchanged files are recognised without reading them.
    """

    roles: roles.Overrides = ()
    cache: Cache | None = None
    root: Path | None = None


class Quote(msgspec.Struct, frozen=True, array_like=True):
    """Which lines of a file were looked at, counted from 0, and a hash of them; the one behind the last tells the end."""

    lines: tuple[int, ...]
    digest: bytes


class Survey(msgspec.Struct):
    """What is known of a tree before its files are read.

    ``keys`` holds the content key of every file whose content is known; ``contents`` what was read to know it.
    """

    entries: Mapping[str, TreeEntry]
    files: dict[str, FileInfo]
    wanted: tuple[str, ...]
    keys: dict[str, str]
    refused: tuple[Refusal, ...]
    excluded: int
    started: float
    outer: tuple[str, ...] = ()
    contents: dict[str, bytes] = msgspec.field(default_factory=dict)
    volatile: bool = False  # a deadline or a memory limit decided about a file; it may not do so again
    linted: bool = False  # bandit was asked, which reads more of a file than its facts
    quoted: dict[str, Quote] = msgspec.field(default_factory=dict)  # what was judged by the text itself

    def shape(self) -> bytes:
        """All that facts about the tree depend on but the content of files: names, modes, tracking, roles."""
        return msgspec.msgpack.encode((list(self.files.values()), self.refused, self.excluded, self.outer))

    def signature(self) -> bytes | None:
        """A hash of everything that the facts depend on, of names, modes and tracking.

        None if content is unknown, or if the facts depended on more.
        """
        if self.volatile or any(path not in self.keys for path in self.wanted):
            return None
        rows = [
            (path, entry.mode, entry.size, entry.tracked, self.files[path].role.value, self.keys.get(path, ""))
            for path, entry in self.entries.items()
        ]
        seen = msgspec.msgpack.encode((rows, self.refused, self.excluded, self.outer))
        return hashlib.blake2b(seen, digest_size=32, key=fingerprint()).digest()


def survey(tree: Tree, settings: SurveySettings) -> Survey:
    """List ``tree``, give roles by path, and find out by stamps and git's ids which content is known."""
    started = time.time()
    entries = {entry.path: entry for entry in tree.entries()}
    kinds = {path: kind_of(path, entry.size) for path, entry in entries.items()}
    by_path = roles.assign_roles(kinds, settings.roles)
    files = {
        path: FileInfo(path, kinds[path], by_path[path], entry.mode, entry.tracked, entry.size == 0)
        for path, entry in entries.items()
    }
    wanted = tuple(path for path, info in files.items() if _is_wanted(info))
    found = Survey(
        entries,
        files,
        wanted,
        _known_keys(entries, kinds, settings),
        tuple(Refusal(each.path, each.reason, each.partial, each.line) for each in tree.refused()),
        tree.excluded,
        started,
        tree.outer,
    )
    unknown = [path for path in wanted if path not in found.keys]
    if settings.cache is not None and len(unknown) <= PEEK_FILES:
        for path in unknown:
            _peek(tree, found, path)
    return found


def byte_limit(kind: Kind) -> int:
    """Bytes of the largest file of ``kind`` that is read."""
    return PYTHON_BYTES if kind is Kind.PYTHON else LIMITS[kind]


def _is_wanted(info: FileInfo) -> bool:
    """Whether the file is read: no foreign or generated code, and no second name of a module."""
    if info.kind is Kind.NONE or info.role in _UNREAD_ROLES:
        return False
    return info.kind is not Kind.PYTHON or info.mode != "link"


def _known_keys(
    entries: Mapping[str, TreeEntry], kinds: Mapping[str, Kind], settings: SurveySettings
) -> dict[str, str]:
    """Content keys that need no reading: git's ids in a revision, unchanged stamps in a work tree."""
    stamps = settings.cache.stamps(settings.root) if settings.cache is not None and settings.root else {}
    keys = {}
    for path, entry in entries.items():
        kind = kinds[path].value
        known = stamps.get(path)
        if entry.mode == "link":
            continue  # neither its stamp nor its blob tells what it leads to
        if entry.blob and not entry.mtime_ns:
            keys[path] = blob_key(kind, entry.blob)
        elif known is not None and known == stamp_of(entry, known.key) and known.key.startswith(f"{kind}:"):
            keys[path] = known.key
    return keys


def _peek(tree: Tree, surveyed: Survey, path: str) -> None:
    info = surveyed.files[path]
    try:
        surveyed.contents[path] = tree.read(path, byte_limit(info.kind))
        surveyed.keys[path] = content_key(info.kind.value, surveyed.contents[path])
    except Unreadable as error:
        surveyed.keys[path] = unreadable(error)


def remember(surveyed: Survey, settings: SurveySettings) -> None:
    """Record by which stamps the next survey of the same work tree recognises the files whose content is known."""
    cache, root = settings.cache, settings.root
    if cache is None or root is None or not cache.usable:
        return
    stamps = {
        path: stamp
        for path, entry in surveyed.entries.items()
        if (key := surveyed.keys.get(path))
        and not key.startswith(UNREADABLE)
        and settled(stamp := stamp_of(entry, key), surveyed.started)
    }
    if stamps != cache.stamps(root):
        cache.put_stamps(root, stamps)


def unreadable(error: Unreadable) -> str:
    """The key of a file that cannot be read: its reason is all there is to know."""
    return UNREADABLE + error.reason


def stamp_of(entry: TreeEntry, key: str) -> Stamp:
    """By which the next survey recognises a file whose content has ``key``."""
    return Stamp(entry.size, entry.mtime_ns, entry.ctime_ns, entry.inode, key)

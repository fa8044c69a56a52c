"""A tree of names and bytes, for tests and for content that has no file."""

from __future__ import annotations

from collections.abc import Mapping

from prodready.model import Refused
from prodready.tree.base import NO_CHANGES, TreeEntry, Unreadable


class MemoryTree:
    """The given files; nothing is ignored or excluded."""

    excluded = 0
    prefix = ""
    outer: tuple[str, ...] = ()

    def __init__(self, files: Mapping[str, bytes], name: str = "memory", revision: str = "") -> None:
        self._files = dict(sorted(files.items()))
        self.name = name
        self.revision = revision

    def entries(self) -> tuple[TreeEntry, ...]:
        """All files, by path."""
        return tuple(TreeEntry(path, len(data)) for path, data in self._files.items())

    def refused(self) -> tuple[Refused, ...]:
        """Nothing."""
        return ()

    def read(self, path: str, limit: int) -> bytes:
        """The content at ``path``."""
        data = self._files.get(path)
        if data is None:
            raise Unreadable("not a file of the audit")
        if len(data) > limit:
            raise Unreadable(f"{len(data)} bytes, more than the limit of {limit}")
        return data

    def changed(self) -> Mapping[str, float]:
        """Nothing is known."""
        return NO_CHANGES

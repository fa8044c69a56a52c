"""Turns document nodes back into plain values, for comparison with what other parsers say."""

from __future__ import annotations

from prodready.facts.documents import Document, Mapping, Node, Plain, Sequence, at


def plain(node: Node | None) -> Plain:
    """The value of ``node`` without lines."""
    if isinstance(node, Mapping):
        return {entry.key: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if node is not None else None


def line_of(document: Document, *path: str | int) -> int:
    """The line of the key or item under ``path``."""
    *parents, last = path
    parent = at(document.root, *parents)
    if isinstance(parent, Mapping):
        return next(entry.line for entry in parent.entries if entry.key == last)
    found = at(parent, last)
    assert found is not None
    return found.line

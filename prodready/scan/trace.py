"""Finds that an edited tree has the result of the one before: its facts are the same, and so is all text that was read.

A result is a function of the tree's shape, of the facts of its files, and of those lines that were quoted, hashed into a
fingerprint or looked at beside a comment. Which these are depends on nothing else; so if they are all the same, the
result is. An edit of a comment, of a docstring or of the layout within a line is often such a one.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.cache import Cache, stands_for
from prodready.survey import PEEK_FILES, Quote, Survey, byte_limit
from prodready.tree import Tree, Unreadable


class Trace(msgspec.Struct, frozen=True, array_like=True):
    """What the result kept under ``result`` was made from, beside the shape of its tree: keys of contents, and quotes."""

    keys: dict[str, str]
    quoted: dict[str, Quote]
    result: bytes


def still_holds(trace: Trace, tree: Tree, surveyed: Survey, cache: Cache) -> bool:
    """Whether ``surveyed``, which has the shape of the tree that was traced, has its result as well."""
    moved = [path for path in surveyed.wanted if surveyed.keys.get(path) != trace.keys.get(path)]
    if len(moved) > PEEK_FILES:
        return False
    return all(_pairs_equal(trace, moved, tree, surveyed, cache)) and _quotes_equal(trace, tree, surveyed)


def _pairs_equal(trace: Trace, moved: list[str], tree: Tree, surveyed: Survey, cache: Cache) -> Iterator[bool]:
    """Of each file that moved whether its facts are those before; what had to be read for that is in the cache then."""
    before = {path: trace.keys.get(path, "") for path in moved}
    known = cache.facts({*before.values(), *(surveyed.keys.get(path, "") for path in moved)})
    for path in moved:
        now = known.get(surveyed.keys.get(path, "")) or _read(path, tree, surveyed, cache)
        yield now is not None and now == known.get(before[path])


def _read(path: str, tree: Tree, surveyed: Survey, cache: Cache) -> bytes | None:
    """The facts of a file as the cache keeps them, and keeps these; None if they are not to be had here and now."""
    from prodready.gather import frozen  # an audit of what has not changed needs no parser
    from prodready.readers import Item, attempted

    key, kind = surveyed.keys.get(path, ""), surveyed.files[path].kind
    try:
        data = surveyed.contents.get(path) or tree.read(path, byte_limit(kind))
    except Unreadable:
        return None
    reading = attempted(Item(path, kind, data)) if stands_for(key, kind.value, data) else None
    if reading is None:
        return None
    value = frozen(reading.answer)
    cache.put_facts({key: value})
    return value


def _quotes_equal(trace: Trace, tree: Tree, surveyed: Survey) -> bool:
    """Whether every line that was looked at is there again; a file that is not known to be the same is read."""
    from prodready.scan.sources import SourceLines

    lines = SourceLines(tree, surveyed.files, surveyed.keys)
    return all(
        ((key := surveyed.keys.get(path)) is not None and key == trace.keys.get(path)) or lines.says(path, quote)
        for path, quote in trace.quoted.items()
    )

"""Which files of a newer tree are those of an older one under another name."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from posixpath import splitext

from prodready.tree.base import Tree, TreeEntry, Unreadable

SIMILAR = 0.5
"""Share of the larger file's bytes, in whole lines, that both have: git's own default for ``-M``."""
MAX_BYTES = 2 << 20
MAX_PAIRS = 20_000


def renames(before: Tree, after: Tree) -> dict[str, str]:
    """New path to old path, of files that are only in one of the trees.

    Equal content first, then the most similar content under the same suffix; every old file is used once.
    """
    old = {entry.path: entry for entry in before.entries() if entry.mode != "link"}
    new = {entry.path: entry for entry in after.entries() if entry.mode != "link"}
    gone = [old[path] for path in sorted(old.keys() - new.keys())]
    come = [new[path] for path in sorted(new.keys() - old.keys())]
    if not gone or not come:
        return {}
    found = _equal(_contents(before, gone), _contents(after, come))
    gone = [entry for entry in gone if entry.path not in found.values()]
    come = [entry for entry in come if entry.path not in found]
    found.update(_similar(before, after, gone, come))
    return found


def _contents(tree: Tree, entries: Iterable[TreeEntry]) -> Mapping[str, str]:
    """Path to a digest of the content, of what can be read."""
    return {
        entry.path: hashlib.sha256(data).hexdigest()
        for entry in entries
        if entry.size and (data := _read(tree, entry)) is not None
    }


def _equal(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    by_digest: dict[str, list[str]] = defaultdict(list)
    for path, digest in gone.items():
        by_digest[digest].append(path)
    found = {}
    for path, digest in come.items():
        candidates = by_digest.get(digest)
        if candidates:
            name = path.rpartition("/")[2]
            best = next((old for old in candidates if old.rpartition("/")[2] == name), candidates[0])
            candidates.remove(best)
            found[path] = best
    return found


def _similar(before: Tree, after: Tree, gone: list[TreeEntry], come: list[TreeEntry]) -> dict[str, str]:
    pairs = [(old, new) for old in gone for new in come if _comparable(old, new)]
    if len(pairs) > MAX_PAIRS:
        return {}
    old_lines = {path: _lines(before, entry) for path, entry in {old.path: old for old, _ in pairs}.items()}
    new_lines = {path: _lines(after, entry) for path, entry in {new.path: new for _, new in pairs}.items()}
    scored = [(_share(old_lines[old.path], new_lines[new.path]), old.path, new.path) for old, new in pairs]
    found: dict[str, str] = {}
    used: set[str] = set()
    for share, old_path, new_path in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if share < SIMILAR:
            break
        if old_path not in used and new_path not in found:
            used.add(old_path)
            found[new_path] = old_path
    return found


def _comparable(old: TreeEntry, new: TreeEntry) -> bool:
    small, large = sorted((old.size, new.size))
    return small >= SIMILAR * large and large > 0 and splitext(old.path)[1] == splitext(new.path)[1]


def _lines(tree: Tree, entry: TreeEntry) -> Counter[bytes]:
    return Counter((_read(tree, entry) or b"").splitlines(keepends=True))


def _share(old: Counter[bytes], new: Counter[bytes]) -> float:
    common = sum(len(line) * count for line, count in (old & new).items())
    largest = max(sum(len(line) * count for line, count in lines.items()) for lines in (old, new))
    return common / largest if largest else 0.0


def _read(tree: Tree, entry: TreeEntry) -> bytes | None:
    try:
        return tree.read(entry.path, MAX_BYTES)
    except Unreadable:
        return None

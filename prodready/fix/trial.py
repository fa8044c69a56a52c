"""What one rule's rewrite makes of a small repository, for the tests of rules' authors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from prodready.api import Rule
from prodready.fix.plan import Change, Fixes, Planner
from prodready.gather import GatherSettings, gather
from prodready.judge import judge
from prodready.plugins import installed
from prodready.tree import MemoryTree, Tree, open_tree

LIMIT = 2 << 20


def rewritten(tree: Tree, settings: GatherSettings, *rules: Rule, unsafe: bool = True) -> Fixes:
    """The verified changes of everything fixable that ``rules`` find in ``tree``."""
    snapshot = gather(tree, settings)

    def read(path: str) -> bytes:
        return tree.read(path, LIMIT)

    def lines(path: str) -> list[str]:
        return read(path).decode("utf-8", "replace").splitlines()

    facts = installed().facts
    judged = judge(rules, facts, snapshot, lines)
    wanted = [
        each
        for each in judged.findings
        if each.fixable and any(each.code == rule.info.code and rule.rewrite is not None for rule in rules)
    ]
    return Planner(rules, facts, snapshot, judged, lines, read, unsafe).plan(wanted)


def differences(root: Path, expected: Mapping[str, bytes], settings: GatherSettings, rule: Rule) -> Iterator[str]:
    """How the rewritten files below ``root`` differ from those ``expected``, and what a second rewrite would change."""
    fixes = rewritten(open_tree(root), settings, rule)
    yield from (f"{each.path} is left as it is: {each.reason}" for each in fixes.left)
    changes = {each.path: each for each in fixes.changes}
    for path in sorted({*changes, *expected}):
        made = changes[path].after if path in changes else (root / path).read_bytes()
        if made != expected.get(path, b""):
            yield f"{path} is rewritten in another way:\n{made.decode('utf-8', 'replace')}"
    yield from (f"{path} is rewritten a second time" for path in _again(root, changes, settings, rule))


def _again(root: Path, changes: Mapping[str, Change], settings: GatherSettings, rule: Rule) -> Iterator[str]:
    tree = open_tree(root)
    files = {entry.path: tree.read(entry.path, LIMIT) for entry in tree.entries() if entry.mode != "link"}
    fixed = MemoryTree({**files, **{path: each.after for path, each in changes.items()}})
    yield from (each.path for each in rewritten(fixed, settings, rule).changes)

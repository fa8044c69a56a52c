"""Small repositories through the whole of a fix but the worker process, whose function is called instead."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

import prodready_rules
from prodready.api import Rule, rules_below
from prodready.fix.files import Unwritable
from prodready.fix.job import Request, Rewritten
from prodready.fix.plan import Fixes, Planner
from prodready.fix.worker import Untouchable, rewrite
from prodready.gather import GatherSettings, gather
from prodready.judge import judge
from prodready.plugins import installed
from prodready.tree import MemoryTree

RULES = {rule.info.code: rule for rule in rules_below(prodready_rules) if rule.rewrite is not None}
PATH = "app/main.py"
AROUND = {
    "requirements.txt": "fastapi\nsqlalchemy==2.0.30\npydantic==2.7.0\n",
    "app/web.py": "from fastapi import FastAPI\n\nimport app.main\n\nservice = FastAPI()\n",
}
"""A service that imports the module, which else could be a script."""


class InProcess(Planner, frozen=True):
    """Plans without workers."""

    def _rewritten(self, requests: Mapping[str, Request]) -> dict[str, Rewritten | str]:
        return {path: _rewritten(request) for path, request in requests.items()}


def _rewritten(request: Request) -> Rewritten | str:
    try:
        return rewrite(request)
    except Untouchable as error:
        return str(error)


def plan(files: Mapping[str, str | bytes], *codes: str, unsafe: bool = False) -> Fixes:
    """The fixes of everything fixable that the rules ``codes`` find in ``files``."""
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    rules: list[Rule] = [RULES[code] for code in codes]
    tree = MemoryTree(contents)
    snapshot = gather(tree, GatherSettings(jobs=1))

    def lines(path: str) -> list[str]:
        return contents[path].decode("utf-8", "replace").splitlines()

    def read(path: str) -> bytes:
        if path not in contents:
            raise Unwritable("it is gone")
        return contents[path]

    facts = installed().facts
    judged = judge(rules, facts, snapshot, lines)
    assert not [notice for notice in judged.notices if notice.level == "error"]
    wanted = [
        each
        for each in judged.findings
        if each.fixable and (unsafe or (rule := RULES[each.code].rewrite) is None or rule.safe)
    ]
    return InProcess(rules, facts, snapshot, judged, lines, read, unsafe).plan(wanted)


def fixed(
    source: str, *codes: str, unsafe: bool = False, path: str = PATH, beside: Mapping[str, str] | None = None
) -> str:
    """``source`` as a module of a repository after its fix, which must leave nothing to fix a second time."""
    text = textwrap.dedent(source)
    files = {**AROUND, **(beside or {}), path: text}
    fixes = plan(files, *codes, unsafe=unsafe)
    assert fixes.left == ()
    after = next((each.after.decode() for each in fixes.changes if each.path == path), text)
    again = plan({**files, **{each.path: each.after for each in fixes.changes}}, *codes, unsafe=unsafe)
    assert again.changes == ()
    assert again.left == ()
    return after


def declined(source: str, code: str, *, unsafe: bool = False, beside: Mapping[str, str] | None = None) -> str:
    """Why the only finding in ``source`` is left as it is; the file must not change."""
    text = textwrap.dedent(source)
    files = {**AROUND, **(beside or {}), PATH: text}
    fixes = plan(files, code, unsafe=unsafe)
    assert fixes.changes == ()
    assert fixes.left == ()
    (only,) = fixes.declined
    return only.reason


def becomes(before: str, after: str, *codes: str, unsafe: bool = False) -> None:
    """Assert that ``before`` is rewritten to exactly ``after``."""
    assert fixed(before, *codes, unsafe=unsafe) == textwrap.dedent(after)

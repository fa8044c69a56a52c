"""Runs bandit over one file, in a worker process only: what it crashes on costs that file.

bandit reads the bytes it is given and nothing else. Its own silences are switched off, because a ``# nosec`` is shown as
a silence of ours, and so are the tests that rules of the pack stand for.
"""

from __future__ import annotations

import functools
import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from prodready.extract.reading import Answer
from prodready.facts.lint import Issue, Lint

if TYPE_CHECKING:
    from bandit.core.issue import Issue as Remark  # type: ignore[import-untyped] # bandit has no types
    from bandit.core.manager import BanditManager  # type: ignore[import-untyped] # likewise

COVERED = frozenset(
    {"B101"}  # asserts that narrow types: 564 of them in 40 services, none of them a guard (detection H30)
    | {"B105", "B106", "B107"}  # SEC101
    | {"B608"}  # SEC102
    | {"B308", "B701", "B703", "B704"}  # SEC103
    | {"B201"}  # SEC105
    | {"B110"}  # ERR101
    | {"B113"}  # ERR103
)
"""Tests that rules of the pack stand for."""


def answer(kind: str, data: bytes) -> Answer:
    """bandit's remarks about a Python file, encoded as ``Lint``; the reason where it cannot read it."""
    remarks = _manager()
    remarks.results = []
    remarks.skipped = []
    name = f"module.{kind}"
    remarks._parse_file(name, io.BytesIO(data), [name])
    if remarks.skipped:
        return Answer(b"", remarks.skipped[0][1])
    return Answer(msgspec.msgpack.encode(Lint(tuple(sorted(map(_issue, remarks.results), key=_place)))))


@functools.lru_cache(maxsize=1)
def _manager() -> BanditManager:
    from bandit.core.config import BanditConfig  # type: ignore[import-untyped] # no types
    from bandit.core.manager import BanditManager

    logging.disable(logging.CRITICAL)
    profile = {"include": set(), "exclude": set(COVERED)}
    return BanditManager(BanditConfig(), "file", profile=profile, ignore_nosec=True)


def _place(issue: Issue) -> tuple[int, int, str]:
    return issue.line, issue.column, issue.code


def _issue(found: Remark) -> Issue:
    lines = list(_lines(found))
    return Issue(
        found.test_id,
        found.severity,
        found.confidence,
        found.text,
        found.lineno,
        max(found.col_offset, -1) + 1,
        max(lines, default=found.lineno),
        max(found.end_col_offset, -1) + 1,
    )


def _lines(found: Remark) -> Iterator[int]:
    for line in found.linerange or ():
        if isinstance(line, int) and line >= found.lineno:
            yield line

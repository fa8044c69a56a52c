"""What another checker says about one file."""

from __future__ import annotations

import msgspec


class Issue(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One remark of bandit: its own id, severity and confidence (``LOW``, ``MEDIUM``, ``HIGH``); columns are 1-based."""

    code: str
    severity: str
    confidence: str
    text: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Lint(msgspec.Struct, frozen=True, array_like=True):
    """The remarks about a file, or why there are none to be had."""

    issues: tuple[Issue, ...] = ()
    problem: str = ""

"""Statements by which the code itself changes tables that are there, and what it keeps of the changes that ran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Const, Expr, Fmt, Module, Seq, last_word

_CHANGES = re.compile(
    r"\s*ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?\S+\s+(?:ADD|DROP|RENAME|MODIFY|CHANGE|ALTER)\b(?!\s+PARTITION)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\s*PRAGMA\s+(?:\w+\.)?user_version\s*="
    r"|\s*(?:CREATE\s+TABLE|INSERT\s+(?:OR\s+\w+\s+)?INTO)\b[^(]*\b(?:\w*_)?(?:migrations?|schema_?versions?|db_?versions?)\b",
    re.IGNORECASE,
)
_TABLE_OF_STEPS = re.compile(r"(?:\w*_)?(?:migrations?|schema_?versions?|db_?versions?)")
_GAP = "?"
"""Stands for a part of a text that is put in when it runs."""
_DEPTH = 4


def changes(module: Module) -> Iterator[int]:
    """The lines of the statements that change a table which is there: ``ALTER TABLE orders ADD COLUMN …``."""
    yield from sorted({line for text, line in _texts(module) if _CHANGES.match(text)})


def keeps_steps(module: Module) -> bool:
    """Whether a module keeps which changes ran: in a table that is named for them, or as SQLite's ``user_version``."""
    if any(_KEPT.match(text) for text, _ in _texts(module)):
        return True
    tables = (call.arg(0) for call in module.calls if last_word(call.name) == "Table")
    return any(isinstance(name, Const) and bool(_TABLE_OF_STEPS.fullmatch(str(name.value))) for name in tables)


def _texts(module: Module) -> Iterator[tuple[str, int]]:
    """The texts that a module hands to calls or gives a name, with their lines."""
    for call in module.calls:
        for value in call.arguments:
            yield from _inside(value, call.line, _DEPTH)
    for assign in module.assigns:
        if assign.value is not None:
            yield from _inside(assign.value, assign.line, _DEPTH)


def _inside(value: Expr, line: int, depth: int) -> Iterator[tuple[str, int]]:
    if isinstance(value, Const) and isinstance(value.value, str):
        yield value.value, value.line or line
    elif isinstance(value, Fmt):
        parts = (str(part.value) if isinstance(part, Const) else _GAP for part in value.parts)
        yield "".join(parts), value.line or line
    elif isinstance(value, Seq) and depth:
        for item in value.items:
            yield from _inside(item, line, depth - 1)

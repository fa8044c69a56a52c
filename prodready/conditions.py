"""Which setting has to be on for a line to be reached: what a setting switches on counts, and the evidence names it
(``checklist.md``, *Optional*)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import CallRef, Const, Expr, Module, Op, Ref, Sub, last_word

_OBJECT = r"(?:settings|config|conf|cfg|env|environ)"
_HELD = re.compile(rf"(?:^|[.:%&])\w*{_OBJECT}(?:\(\))?\.(?:\w+\.)*(\w+)\Z", re.IGNORECASE)
"""An attribute of an object that is named for settings."""
_CONSTANT = re.compile(r"(?:^|[.:%&])([A-Z][A-Z0-9]*_[A-Z0-9_]+)\Z")
_KEEPS = re.compile(rf"{_OBJECT}\Z", re.IGNORECASE)
_READS = frozenset({"getenv", "get", "bool", "config", "env"})
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+\Z")


def switch(module: Module, line: int) -> str:
    """The name of the setting without which the innermost arm round ``line`` is not taken; empty where none is seen."""
    around = [each for each in module.branches if each.line <= line <= each.end_line and not each.negated]
    for branch in sorted(around, key=lambda each: each.end_line - each.line):
        name = next(_settings(module, branch.test), "")
        if name:
            return name
    return ""


def _settings(module: Module, test: Expr) -> Iterator[str]:
    if isinstance(test, Op):
        if test.kind in ("and", "or", "==", "is not", "!=", "in"):
            for item in test.items:
                yield from _settings(module, item)
    elif isinstance(test, Ref):
        found = _HELD.search(test.name) or _CONSTANT.search(test.name)
        yield from (found[1],) if found is not None else ()
    elif isinstance(test, Sub):
        if isinstance(test.value, Ref) and _KEEPS.search(test.value.name) and isinstance(test.index, Const):
            yield str(test.index.value)
    elif isinstance(test, CallRef):
        call = module.calls[test.index]
        first = call.args[0] if call.args else None
        if last_word(call.name) in _READS and isinstance(first, Const) and _VARIABLE.match(str(first.value)):
            yield str(first.value)

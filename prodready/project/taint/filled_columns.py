"""Columns of tables that are filled when a row is made: ``Note(text=clean(text))``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from prodready.api import Evidence
from prodready.facts.python import Call, CallRef, Const, Expr, Function, Module, Ref, last_word
from prodready.project.code.symbols import Definition, Symbols

_COLUMNS = frozenset({"Column", "mapped_column"})
_MADE_UP = re.compile(r"(?:^|[.%:_])(?:fake|faker|Faker)(?:\(\))?\.")
"""What gives text for trials."""


class Judge(Protocol):
    """What tells whether an expression, and what a function returns, is clean."""

    @property
    def used(self) -> tuple[Evidence, ...]:
        """Where sanitisers and escapers are used."""

    def is_safe(self, path: str, scope: int, expr: Expr | None) -> bool:
        """Whether an expression is clean."""

    def function(self, path: str, function: Function) -> bool:
        """Whether all that a function returns is clean."""


def filled_columns(path: str, module: Module, judge: Judge, symbols: Symbols) -> Iterator[tuple[str, bool | None]]:
    """The columns that constructors of tables fill by name, and whether with clean text; None of those of a table whose
    rows are also made of what cannot be seen (``Note(**values)``)."""
    for call in module.calls:
        if not call.kwargs:
            continue
        columns = _columns(path, call, symbols)
        for name, value in call.kwargs if columns else ():
            if name == "**":
                yield from ((column, None) for column in columns)
            elif name in columns and not isinstance(value, Const) and not _is_made_up(module, value):
                yield name, isinstance(value, (CallRef, Ref)) and judge.is_safe(path, call.scope, value)


def _columns(path: str, call: Call, symbols: Symbols) -> frozenset[str]:
    """The columns of the table whose rows a call makes."""
    if not last_word(call.name)[:1].isupper():
        return frozenset()
    found = symbols.definition(symbols.resolve(path, call.name))
    return frozenset(_of(found, symbols)) if found is not None and found.cls is not None else frozenset()


def _of(found: Definition, symbols: Symbols) -> Iterator[str]:
    module = symbols.modules[found.path]
    fields = symbols.fields.get((found.path, found.cls.index), {}) if found.cls is not None else {}
    for name, assign in fields.items():
        made = module.call(assign.value)
        if made is not None and last_word(made.name) in _COLUMNS:
            yield name


def _is_made_up(module: Module, value: Expr) -> bool:
    call = module.call(value)
    return call is not None and bool(_MADE_UP.search(call.name))

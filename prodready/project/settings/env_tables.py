"""Modules that are little else than constants of the environment, and reads that no caller leaves anything to do."""

from __future__ import annotations

from collections.abc import Sequence

from prodready.facts.python import Const, Expr, Module, Op, Ref, is_literal
from prodready.project.code.callers import Callers
from prodready.project.settings.env_reads import EnvRead

LONG = 10
"""How many constants make a module a table of settings."""


def is_table(module: Module, reads: Sequence[EnvRead]) -> bool:
    """Whether a half of the code of a module is constants, and a half of these are what the environment says: settings of a
    part, whatever they are called."""
    lines = {read.line for read in reads if read.scope < 0}
    constants = [item for item in module.assigns_of(-1) if item.target[1:].isupper()]
    told = [item for item in constants if any(item.line <= at <= item.end_line for at in lines)]
    held = sum(item.end_line - item.line + 1 for item in constants)
    return len(told) >= LONG and 2 * len(told) >= len(constants) and 2 * held >= module.code_lines


def is_given_by_callers(module: Module, read: EnvRead, callers: Callers) -> bool:
    """Whether the variable only stands in for an argument (``if not name: name = os.getenv("NAME")``) that every caller
    gives."""
    function = module.functions[read.scope] if read.scope >= 0 else None
    if function is None:
        return False
    tests = (arm.test for arm in module.branches if not arm.negated and arm.line <= read.line <= arm.end_line)
    missed = [item.name[1:] for test in tests if (item := _missing(test)) and function.param(item.name[1:])]
    sites = callers.of(read.path, function) if missed else None
    return bool(sites) and any(all(_gives(function.given(call, name)) for _, call in sites or ()) for name in missed)


def _missing(test: Expr) -> Ref | None:
    """The variable that a condition finds to be missing (``not name``, ``name is None``)."""
    if not isinstance(test, Op) or not isinstance(test.items[0], Ref):
        return None
    absent = test.kind == "not" or (test.kind == "is" and is_literal(test.items[1], None))
    return test.items[0] if absent and test.items[0].name[:1] == "%" else None


def _gives(given: Expr | None) -> bool:
    """Whether a caller's argument is written there, and is something."""
    return isinstance(given, Const) and bool(given.value)

"""Conditions of middleware on the path that is asked for."""

from __future__ import annotations

import re

from prodready.facts.python import Branch, CallRef, Expr, Function, Module, Op, Ref

_PATH = re.compile(r"(?:^|[%.:_])(?:path|path_info|url)(?:$|\.)")


def lets_some_paths_through(module: Module, function: Function, line: int) -> bool:
    """Whether a line of a function is only come to for a few paths: ``if not path.startswith("/api"): return`` stands
    above it, or ``if path == "/":`` round it. What exempts a few (``if path in OPEN: return``) leaves the rest.
    """
    return any(_bars(module, branch, line) for branch in module.branches if function.line <= branch.line <= line)


def _bars(module: Module, branch: Branch, line: int) -> bool:
    if branch.end_line < line:
        return branch.leaves and _is_other(module, branch.test, negated=branch.negated)
    return _is_other(module, branch.test, negated=not branch.negated)


def _is_other(module: Module, test: Expr, *, negated: bool) -> bool:
    """Whether a condition holds for all paths but some."""
    if not isinstance(test, Op):
        return negated and _reads_path(module, test)
    if test.kind == "not":
        return _is_other(module, test.items[0], negated=not negated)
    if test.kind in ("==", "in", "!=", "not in"):
        return (test.kind in ("!=", "not in")) != negated and _reads_path(module, test.items[0])
    return False


def _reads_path(module: Module, expr: Expr) -> bool:
    """Whether an expression asks for the path, or asks something about it."""
    if isinstance(expr, Ref):
        return bool(_PATH.search(expr.name))
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        return bool(_PATH.search(call.name.rpartition(".")[0])) or any(_reads_path(module, item) for item in call.args)
    return False

"""All values that a module's facts hold, and what stands inside them."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Expr, Fmt, Map, Module, Op, Seq


def expressions(module: Module) -> Iterator[Expr]:
    """The values of bindings, conditions, arguments and returns, and everything inside them."""
    values: list[Expr | None] = [assign.value for assign in module.assigns]
    values += [branch.test for branch in module.branches]
    values += module.operands
    for call in module.calls:
        values += [*call.args, *(item for _, item in call.kwargs)]
    for function in module.functions:
        values += function.returned
    for value in values:
        if value is not None:
            yield from deep(value)


def deep(expr: Expr) -> Iterator[Expr]:
    """An expression and its parts; the arguments of calls are expressions of their own."""
    yield expr
    if isinstance(expr, (Op, Seq)):
        for item in expr.items:
            yield from deep(item)
    elif isinstance(expr, Fmt):
        for item in expr.parts:
            yield from deep(item)
    elif isinstance(expr, Map):
        for _, value in expr.items:
            yield from deep(value)

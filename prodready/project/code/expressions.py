"""All values that a module's facts hold, and what stands inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prodready.facts.python import CallRef, Const, Expr, Fmt, Map, Module, Op, Other, Ref, Seq

LEAVES = (Ref, Const, CallRef, Other)
"""Expressions that hold no other, as most are."""


def expressions(module: Module) -> Iterator[Expr]:
    """The values of bindings, conditions, arguments and returns, and everything inside them."""
    values: list[Expr | None] = [assign.value for assign in module.assigns]
    values += [branch.test for branch in module.branches]
    values += module.operands
    for call in module.calls:
        values += call.arguments
    for function in module.functions:
        values += function.returned
    for value in values:
        if isinstance(value, LEAVES):
            yield value
        elif value is not None:
            yield from deep(value)


def deep(expr: Expr) -> Iterator[Expr]:
    """An expression and its parts; the arguments of calls are expressions of their own."""
    yield expr
    parts: Iterable[Expr] = ()
    if isinstance(expr, (Op, Seq)):
        parts = expr.items
    elif isinstance(expr, Fmt):
        parts = expr.parts
    elif isinstance(expr, Map):
        parts = (value for _, value in expr.items)
    for part in parts:
        if isinstance(part, LEAVES):
            yield part
        else:
            yield from deep(part)

"""Tornado: tuples and specs in handler tables, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Expr, Op, Seq
from prodready.project.routing.context import Context
from prodready.project.routing.django import normalise
from prodready.project.routing.table import ANY, Declaration

TORNADO_HANDLERS = frozenset(
    f"{package}.{handler}"
    for package in ("tornado", "cyclone")  # the same tables on Twisted
    for handler in ("web.RequestHandler", "websocket.WebSocketHandler")
)
_RULES = ("URLSpec", "url", "Rule")


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    module = context.module(path)
    seen: set[tuple[int, Expr]] = set()
    for call in module.calls:
        for argument in call.arguments:
            for table in _tables(argument):
                _list(context, path, call.scope, table, seen)
        if call.name.rpartition(".")[2] in _RULES and "tornado" in context.symbols.resolve(path, call.name):
            _rule(context, path, call.scope, call.args, call.line, seen)
    for assign in module.assigns:
        for table in _tables(assign.value):
            _list(context, path, assign.scope, table, seen)
    for function in module.functions:
        for value in function.returned:
            for table in _tables(value):
                _list(context, path, function.index, table, seen)


def _tables(value: Expr | None) -> Iterator[Seq]:
    """A table that is spelt out, or those that are put together (``handlers + [("/status", Status)]``)."""
    if isinstance(value, Seq):
        yield value
    elif isinstance(value, Op) and value.kind in ("+", "if", "or"):
        for item in value.items:
            yield from _tables(item)


def _list(context: Context, path: str, scope: int, value: Seq, seen: set[tuple[int, Expr]]) -> None:
    for item in value.items:
        if isinstance(item, Seq) and item.kind == "tuple" and len(item.items) >= 2:
            _rule(context, path, scope, item.items, item.line, seen)
        elif isinstance(item, Seq):
            _list(context, path, scope, item, seen)


def _rule(
    context: Context, path: str, scope: int, parts: tuple[Expr, ...], line: int, seen: set[tuple[int, Expr]]
) -> None:
    if len(parts) < 2 or (line, parts[0]) in seen:
        return
    handlers = context.handlers(path, scope, parts[1])
    cls = handlers[0].cls if handlers else None
    if cls is None or not context.symbols.derives(handlers[0].path, cls, TORNADO_HANDLERS):
        return
    text = context.text(path, scope, parts[0])
    seen.add((line, parts[0]))
    methods = context.method_functions(handlers[0].path, cls)
    context.found.declarations.append(
        Declaration(
            ANY,
            tuple(methods),
            normalise(text) if text is not None else "{?}",
            tuple(methods.values()) or handlers,
            path,
            line,
            "tornado",
        )
    )

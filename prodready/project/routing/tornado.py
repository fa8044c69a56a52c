"""Tornado: tuples and specs in handler tables, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Expr, Op, Ref, Seq, last_word
from prodready.project.routing.context import Context
from prodready.project.routing.django import normalise
from prodready.project.routing.table import ANY, Declaration, Handler

TORNADO_HANDLERS = frozenset(
    {
        *(
            f"{package}.{handler}"
            for package in ("tornado", "cyclone")  # the same tables on Twisted
            for handler in ("web.RequestHandler", "websocket.WebSocketHandler")
        ),
        *("rest_tools.server.RestHandler", "rest_tools.server.handler.RestHandler"),  # WIPAC's layer over it
    }
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
        if (
            call.name.rpartition(".")[2] in _RULES and "tornado" in context.symbols.resolve(path, call.name)
        ) or call.name.endswith(".add_route"):
            _rule(context, path, call.scope, call.placed("pattern", "handler"), call.line, seen)
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
        elif isinstance(item, CallRef):
            _told_by_class(context, path, context.module(path).calls[item.index])


def _rule(
    context: Context, path: str, scope: int, parts: tuple[Expr, ...], line: int, seen: set[tuple[int, Expr]]
) -> None:
    if len(parts) < 2 or (line, parts[0]) in seen:
        return
    handlers = context.handlers(path, scope, parts[1])
    if _declare(context, path, line, handlers, context.text(path, scope, parts[0])):
        seen.add((line, parts[0]))


def _told_by_class(context: Context, path: str, call: Call) -> None:
    """A rule that a class method of the handler gives (``Orders.as_entry()``, which returns ``cls.PATTERN, cls``)."""
    owner, _, name = call.name.rpartition(".")
    handlers = context.handlers(path, call.scope, Ref(owner)) if owner else ()
    cls = handlers[0].cls if handlers else None
    method = context.symbols.method(handlers[0].path, cls, name) if cls is not None else None
    for value in method.function.returned if method is not None and method.function is not None else ():
        pattern, *handler = value.items if isinstance(value, Seq) else (None,)
        if not isinstance(pattern, Ref) or [getattr(each, "name", "") for each in handler] != ["%cls"]:
            continue
        field = context.symbols.class_field(handlers[0].path, cls, last_word(pattern.name)) if cls is not None else None
        text = context.text(field[0], -1, field[1].value) if field is not None else None
        _declare(context, path, call.line, handlers, text)


def _declare(context: Context, path: str, line: int, handlers: tuple[Handler, ...], text: str | None) -> bool:
    """Add a route if what is in a handler's place is one."""
    cls = handlers[0].cls if handlers else None
    if cls is None or not context.symbols.derives(handlers[0].path, cls, TORNADO_HANDLERS):
        return False
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
    return True

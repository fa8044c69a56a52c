"""Own functions that declare Flask routes with what they are given: ``register_view(users, ["/me"], view_func=me)``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, Expr, Function, Op, Ref, last_word
from prodready.project.routing.context import Context
from prodready.project.routing.handed import given_for


class Registered(msgspec.Struct, frozen=True):
    """What one call of such a function declares."""

    routers: tuple[str, ...]
    paths: tuple[str, ...]
    view: Expr | None


class _Registrar(msgspec.Struct, frozen=True):
    """The function, and which of its parameters stand for the router, the path or paths, the handler."""

    path: str
    function: Function
    router: str
    rule: str
    view: str


def registrations(context: Context, path: str) -> Iterator[Call]:
    """The calls of a module that are named like a function that declares routes with its arguments."""
    names = {last_word(qualname) for _, qualname in _registrars(context)}
    return (call for call in context.module(path).calls if last_word(call.name) in names) if names else iter(())


def registered(context: Context, path: str, call: Call) -> Registered | None:
    """What a call declares, if it is of a function that declares routes with its arguments."""
    registrars = _registrars(context)
    callee = context.types.callee(path, call)
    found = registrars.get((callee.path, callee.function.qualname)) if callee and callee.function else None
    if found is None:
        return None
    given = {name: given_for(found.function, call, name) for name in (found.router, found.rule, found.view)}
    return Registered(
        tuple(context.identities(path, call.scope, given[found.router])),
        context.texts(path, call.scope, given[found.rule]),
        given[found.view],
    )


def _registrars(context: Context) -> dict[tuple[str, str], _Registrar]:
    """All of them, by file and name; found once."""
    known: dict[tuple[str, str], _Registrar] | None = context.found.__dict__.get("_registrars")
    if known is None:
        known = {(item.path, item.function.qualname): item for item in _find(context)}
        context.found.__dict__["_registrars"] = known
    return known


def _find(context: Context) -> Iterator[_Registrar]:
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            head, _, last = call.name.rpartition(".")
            if last != "add_url_rule" or head[:1] != "%" or call.scope < 0:
                continue
            function = module.functions[call.scope]
            rule = _given(context, path, function, call.arg(0, "rule"))
            view = _given(context, path, function, call.kwarg("view_func") or call.arg(2))
            if rule and view and function.param(head[1:]) is not None:
                yield _Registrar(path, function, head[1:], rule, view)


def _given(context: Context, path: str, function: Function, expr: Expr | None) -> str:
    """The parameter that an expression is, or that it is an item of; empty if it is neither."""
    if not isinstance(expr, Ref) or expr.name[:1] != "%" or "." in expr.name:
        return ""
    name = expr.name[1:]
    if function.param(name) is not None:
        return name
    bound = context.types.locals(path).get((function.index, name), [])
    value = bound[0].value if len(bound) == 1 else None
    return _given(context, path, function, value.items[0]) if isinstance(value, Op) and value.kind == "iter" else ""

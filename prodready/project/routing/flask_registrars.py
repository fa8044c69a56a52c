"""Own functions that declare Flask routes with what they are given: ``register_view(users, ["/me"], view_func=me)``, and
own decorators that do (``@api("/me", policy="self")``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from prodready.facts.python import Call, CallRef, Class, Const, Expr, Fmt, Function, Op, Ref, last_word
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.loops import told


class Registered(msgspec.Struct, frozen=True):
    """What one call of such a function declares."""

    routers: tuple[str, ...]
    paths: tuple[str, ...]
    view: Expr | None


class _Registrar(msgspec.Struct, frozen=True):
    """The function, and which of its parameters stand for the router, the path or paths, the handler; ``router`` is empty
    where they are declared on a router of the object or the module, as ``call`` says."""

    path: str
    function: Function
    router: str
    rule: str
    view: str
    call: Call


class Decorated(msgspec.Struct, frozen=True):
    """What one use of an own decorator declares; ``methods`` is empty where neither the use nor the decorator tells."""

    call: Call
    item: Function | Class
    routers: tuple[str, ...]
    paths: tuple[str, ...]
    methods: tuple[str, ...]


class _Decorator(msgspec.Struct, frozen=True):
    """The function that makes the decorator, the parameter that is the path or a part of it, the path as it is written
    there, and the call that declares the route."""

    path: str
    function: Function
    rule: str
    written: Expr
    call: Call

    def paths(self, context: Context, given: tuple[str, ...]) -> tuple[str, ...]:
        """The paths that are declared for what a use of the decorator gives."""
        if isinstance(self.written, Ref):
            return given
        rows = ({f"%{self.rule}": Const(each)} for each in given)
        filled = (told(context, self.path, self.call.scope, self.written, row) for row in rows)
        return tuple(str(each.value) for each in filled if isinstance(each, Const))


_Own = TypeVar("_Own", _Registrar, _Decorator)


def decorations(context: Context, path: str) -> Iterator[Decorated]:
    """What a module declares by own decorators that hand the path on to one of Flask."""
    makers = _decorators(context)
    names = {last_word(qualname) for _, qualname in makers}
    for call, item in context.decorated(path) if names else ():
        callee = context.types.callee(path, call) if last_word(call.name) in names else None
        maker = makers.get((callee.path, callee.function.qualname)) if callee and callee.function else None
        if maker is not None:
            inner, last = maker.call, last_word(maker.call.name)
            own = (last,) if last in VERBS else context.texts(maker.path, inner.scope, inner.kwarg("methods"))
            yield Decorated(
                call,
                item,
                tuple(context.identities(maker.path, inner.scope, Ref(inner.name.rpartition(".")[0]))),
                maker.paths(context, context.texts(path, call.scope, maker.function.given(call, maker.rule))),
                tuple(item.upper() for item in context.texts(path, call.scope, call.kwarg("methods")) or own),
            )


def _decorators(context: Context) -> dict[tuple[str, str], _Decorator]:
    """All functions that make such decorators, by file and name."""
    return _once(context, "_decorators", _find_decorators)


def _find_decorators(context: Context) -> Iterator[_Decorator]:
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            last = last_word(call.name) if call.scope >= 0 else ""
            rule = call.arg(0, "rule") if last == "route" or last in VERBS else None
            outer = module.functions[call.scope].scope if rule is not None else -1
            parts = rule.parts if isinstance(rule, Fmt) else (rule,)
            names = (part.name[1:] for part in parts if isinstance(part, Ref) and part.name[0] == "%")
            taken = next((name for name in names if outer >= 0 and module.functions[outer].param(name)), "")
            if taken and rule is not None:
                yield _Decorator(path, module.functions[outer], taken, rule, call)


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
    if found.router:
        routers = context.identities(path, call.scope, found.function.given(call, found.router))
    else:
        routers = context.identities(found.path, found.call.scope, Ref(found.call.name.rpartition(".")[0]))
    rules = (text for each in _rules(found, call) for text in context.texts(path, call.scope, each))
    return Registered(tuple(routers), tuple(rules), found.function.given(call, found.view))


def _rules(found: _Registrar, call: Call) -> tuple[Expr | None, ...]:
    """What a call gives for the path: of ``*paths`` all that is left of its arguments."""
    kinds = {param.name: param.kind for param in found.function.params if param.name not in ("self", "cls")}
    if kinds[found.rule] != "*":
        return (found.function.given(call, found.rule),)
    return call.args[list(kinds.values()).count("p") :]


def _registrars(context: Context) -> dict[tuple[str, str], _Registrar]:
    """All functions that declare routes with their arguments, by file and name."""
    return _once(context, "_registrars", _find)


def _once(context: Context, key: str, find: Callable[[Context], Iterator[_Own]]) -> dict[tuple[str, str], _Own]:
    """Own functions by file and name, found when they are first asked for and kept with what was collected."""
    known: dict[tuple[str, str], _Own] | None = context.found.__dict__.get(key)
    if known is None:
        known = {(item.path, item.function.qualname): item for item in find(context)}
        context.found.__dict__[key] = known
    return known


def _find(context: Context) -> Iterator[_Registrar]:
    for path, module in context.symbols.modules.items():
        for call in context.calls(path):
            head, _, last = call.name.rpartition(".")
            if last not in ("add_url_rule", "add_resource") or call.scope < 0:
                continue
            function = module.functions[call.scope]
            if last == "add_resource":
                rule, view = _given(context, path, function, call.arg(1)), _given(context, path, function, call.arg(0))
            else:
                rule = _given(context, path, function, call.arg(0, "rule"))
                view = _given(context, path, function, call.kwarg("view_func") or call.arg(2))
            router = head[1:] if function.param(head[1:]) is not None else ""
            outer = function.scope >= 0 and bool(context.types.bound(path, function.scope, head))
            if rule and view and (router or outer or head.startswith("%self.") or head[:1] != "%"):
                yield _Registrar(path, function, router, rule, view, call)


def _given(context: Context, path: str, function: Function, expr: Expr | None) -> str:
    """The parameter that an expression is, that it is an item of, or whose view it is; empty if it is none of them."""
    if isinstance(expr, CallRef):
        made = context.module(path).calls[expr.index].name
        expr = Ref(made.removesuffix(".as_view")) if made.endswith(".as_view") else None
    if not isinstance(expr, Ref) or expr.name[:1] != "%" or "." in expr.name:
        return ""
    name = expr.name[1:]
    if function.param(name) is not None:
        return name
    found = {_origin(context, path, function, each.value) for each in context.types.bound(path, function.index, name)}
    return found.pop() if len(found) == 1 else ""


def _origin(context: Context, path: str, function: Function, value: Expr | None) -> str:
    """The parameter that a variable is bound to, or goes through in a loop."""
    if isinstance(value, Op) and value.kind == "iter":
        value = value.items[0]
    return _given(context, path, function, value) if isinstance(value, (Ref, CallRef)) else ""

"""Handlers that an own decorator marks with their address, for a loop over what it marked that adds the routes.

``@operation(path="/orders", methods=["GET"])`` keeps what it is given, and ``for mark, handler in marked(modules):
app.router.add_route(mark.method, mark.path, handler)`` reads it. The prefix that the loop puts before it is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Expr, Flag, Fmt, Function, Ref, last_word
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Handler

PACKAGES = frozenset({"aiohttp", "flask", "quart", "starlette", "fastapi", "sanic", "falcon", "bottle", "tornado"})
_ADDS = frozenset({"add_resource", "add_url_rule", "add_api_route", "add_route", "add_get", "add_post"})
"""What adds a route at the address that it is given first, or behind the method."""
_ADDRESSES = frozenset({"path", "rule", "url", "uri", "route"})


def collect(context: Context, path: str) -> None:
    """Add what the decorators of one module mark."""
    read = context.once("_read_in_loops", "", lambda: dict(_read_in_loops(context)))
    for call, item in context.decorated(path) if read else ():
        if not isinstance(item, Function) or item.owner >= 0 or not item.params:
            continue
        name, text = _marks(context, path, call, read)
        if name:
            given = context.texts(path, call.scope, call.kwarg("methods") or call.kwarg("method"))
            methods = tuple(each.upper() for each in given)
            context.declare(path, call, ANY, methods or ("GET",), text, (Handler(path, item),), read[name])


def _marks(context: Context, path: str, call: Call, read: dict[str, str]) -> tuple[str, str]:
    """The parameter of an own function by which a decorator gives an address that loops read, and the address."""
    callee = context.types.callee(path, call)
    function = callee.function if callee is not None else None
    if callee is None or function is None or _declares(context, callee.path, function):
        return "", ""
    for name in read:
        if not _keeps(context, callee.path, function, name):
            continue
        text = context.text(path, call.scope, function.given(call, name)) if function.param(name) is not None else None
        if text is not None and text.startswith("/"):
            return name, text
    return "", ""


def _declares(context: Context, path: str, function: Function) -> bool:
    """Whether a decorator declares the route itself, which is told elsewhere."""
    inside = context.module(path).calls_within(function.line, function.end_line)
    return any(last_word(call.name) in (*_ADDS, "route", "get", "post") for call in inside)


def _keeps(context: Context, path: str, function: Function, name: str) -> bool:
    """Whether a decorator keeps an address under its name: on the handler, or in an object that it makes."""
    module = context.module(path)
    first, last = function.line, function.end_line
    if any(first <= item.line <= last and item.target.endswith(f".{name}") for item in module.assigns):
        return True
    for call in module.calls_within(first, last):
        found = context.symbols.definition(context.symbols.resolve(path, call.name))
        if found is None or found.cls is None:
            continue
        cls, home = found.cls, context.module(found.path)
        set_ = (item.line for item in home.assigns if item.target == f"%self.{name}")
        if name in context.symbols.fields.get((found.path, cls.index), {}) or any(
            cls.line <= line <= cls.end_line for line in set_
        ):
            return True
    return False


def _read_in_loops(context: Context) -> Iterator[tuple[str, str]]:
    """The attributes from which loops take the addresses of the routes that they add, and the framework."""
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            last = last_word(call.name)
            if last not in _ADDS or call.scope < 0 or not call.has(Flag.LOOP):
                continue
            for given in (*call.args[:2], call.kwarg("path"), call.kwarg("rule")):
                if given is not None and context.text(path, call.scope, given) is None:
                    heads = {item.target.partition(".")[0] for item in module.imports}
                    framework = next(iter(sorted(heads & PACKAGES)), "aiohttp")
                    yield from ((name, framework) for name in _attributes(context, path, call.scope, given))


def _attributes(context: Context, path: str, scope: int, expr: Expr, depth: int = 4) -> Iterator[str]:
    """The attributes of variables in an address that are called so: ``path`` of ``f"{base}{mark.path}"``."""
    if depth <= 0:
        return
    if isinstance(expr, Fmt):
        for part in expr.parts:
            yield from _attributes(context, path, scope, part, depth - 1)
    elif isinstance(expr, CallRef):
        yield from _named(context.module(path).calls[expr.index].name)
    elif isinstance(expr, Ref) and expr.name[:1] == "%" and "." not in expr.name:
        for item in context.types.bound(path, scope, expr.name):
            if item.value is not None:
                yield from _attributes(context, path, scope, item.value, depth - 1)
    elif isinstance(expr, Ref):
        yield from _named(expr.name)


def _named(name: str) -> Iterator[str]:
    head, *attributes = name.split(".")
    if head[:1] == "%" and head not in ("%self", "%cls", "%request"):
        yield from (each for each in attributes[:1] if each in _ADDRESSES)

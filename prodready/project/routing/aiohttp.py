"""aiohttp: route tables, definitions in lists, calls on the router and its resources, subapplications."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, CallRef, Class, Expr, Function, Ref, Seq, last_word
from prodready.project.routing.class_paths import declare_views
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.handed import callers, receives, taker
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Handler, Mount, Router

AIOHTTP_APPS = frozenset({"aiohttp.web.Application", "aiohttp.web_app.Application"})
_HOLDERS = {"asab.web.WebContainer": "WebApp"}
"""Classes of frameworks that make the application, and the attribute in which they keep it."""
AIOHTTP_TABLES = frozenset({"aiohttp.web.RouteTableDef", "aiohttp.web_routedef.RouteTableDef"})
_ROUTERS = AIOHTTP_APPS | AIOHTTP_TABLES
_ADDS = re.compile(r"\.add_\w+\Z")


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for each in unrolled(context, path):
        call = _unaliased(context, path, each)
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, _ROUTERS):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", context.constructs(path, call, AIOHTTP_APPS))
        elif context.constructs(path, call, frozenset(_HOLDERS)):
            kept = _HOLDERS[context.symbols.resolve(path, call.name)]
            identity = f"{context.constructed(path, call)}.{kept}"
            context.found.routers[identity] = Router(identity, "", True)
        elif last == "add_routes":
            _routes(context, path, call)
        elif last == "add_subapp":
            prefix = context.prefix(path, call.scope, call.arg(0, "prefix"))
            for child in context.identities(path, call.scope, call.arg(1, "subapp")):
                parent = context.receiver(path, call).removesuffix(".router") or ANY
                context.found.mounts.append(Mount(parent, child, prefix))
        elif last == "add_route" and not f".{call.name}".endswith(".router.add_route"):
            _on_resource(context, path, call)
        elif last.startswith("add_") and ".router." in f".{call.name}":
            _add(context, path, call, last.removeprefix("add_"))
        elif last in (*VERBS, "view", "route") and context.symbols.resolve(path, call.name).startswith("aiohttp.web."):
            _def(context, path, call, last)
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "view", "route") and receives(context, path, call, AIOHTTP_TABLES):
            _decorator(context, path, call, item, last)
    declare_views(context, path, "aiohttp")


def _unaliased(context: Context, path: str, call: Call) -> Call:
    """``router = app.router`` or ``add_route = app.router.add_route``, and then ``router.add_get(…)`` or ``add_route(…)``:
    the call under the whole name of the method."""
    head, dot, rest = call.name.partition(".")
    if head[:1] != "%" or (rest and not rest.startswith("add_")):
        return call
    bound = context.types.bound(path, call.scope, head)
    meant = bound[0].value if len(bound) == 1 else None
    if not isinstance(meant, Ref) or ".router" not in meant.name or not (rest or _ADDS.search(meant.name)):
        return call
    return msgspec.structs.replace(call, name=f"{meant.name}{dot}{rest}")


def _routes(context: Context, path: str, call: Call) -> None:
    parent = next(
        iter(context.identities(path, call.scope, Ref(call.name.rpartition(".")[0].removesuffix(".router")))), ANY
    )
    for child in context.identities(path, call.scope, call.arg(0, "routes")):
        if ".py:" in child:
            context.found.mounts.append(Mount(parent, child))


def _add(context: Context, path: str, call: Call, verb: str) -> None:
    handler = _handler(call, verb) if verb in (*VERBS, "route", "view") else None
    text = _text(context, path, call, verb) if handler is not None else None
    if text is None:
        return
    router = context.receiver(path, call).removesuffix(".router") or ANY
    methods, handlers = _methods(context, path, call, verb), context.handlers(path, call.scope, handler)
    context.declare(path, call, router, methods, text, handlers, "aiohttp")


def _text(context: Context, path: str, call: Call, verb: str) -> str | None:
    """The path that a call names: its first argument, behind the method where the call is of any."""
    return context.text(path, call.scope, call.arg(1 if verb == "route" else 0, "path"))


def _handler(call: Call, verb: str) -> Expr | None:
    return call.arg(2 if verb == "route" else 1, "handler")


def _methods(context: Context, path: str, call: Call, verb: str) -> tuple[str, ...]:
    if verb == "route":
        return context.texts(path, call.scope, call.arg(0, "method"))
    return () if verb == "view" else (verb.upper(),)


def _on_resource(context: Context, path: str, call: Call) -> None:
    """``orders = app.router.add_resource("/orders")``, bare or through ``cors.add(…)``, and then
    ``orders.add_route("GET", listed)``."""
    made, handler = _resource(context, path, call), call.arg(1, "handler")
    text = context.text(path, made.scope, made.arg(0, "path")) if made is not None else None
    if made is None or text is None or handler is None:
        return
    router = context.receiver(path, made).removesuffix(".router") or ANY
    methods, handlers = _methods(context, path, call, "route"), context.handlers(path, call.scope, handler)
    context.declare(path, call, router, methods, text, handlers, "aiohttp")


def _resource(context: Context, path: str, call: Call) -> Call | None:
    """The call that adds the resource on which ``call`` is made: the last one before it that its variable is bound to."""
    module = context.module(path)
    given: Expr | None = CallRef(call.receiver, call.line) if call.receiver >= 0 else None
    if given is None:
        name = call.name.rpartition(".")[0]
        known = context.types.bound(path, call.scope, name) if name[:1] == "%" else module.assigns
        before = [item.value for item in known if item.target == name and item.line <= call.line]
        given = before[-1] if before else None
    for _ in range(2):  # what is added, and what wraps it
        made = module.calls[given.index] if isinstance(given, CallRef) else None
        if made is not None and last_word(made.name) == "add_resource" and ".router." in f".{made.name}":
            return made
        given = made.arg(0) if made is not None else None
    return None


def _def(context: Context, path: str, call: Call, verb: str) -> None:
    """``web.get("/p", handler)``: a route definition, for a list given to ``add_routes``."""
    text, handler = _text(context, path, call, verb), _handler(call, verb)
    if text is None or handler is None:
        return
    methods, handlers = _methods(context, path, call, verb), context.handlers(path, call.scope, handler)
    for router in _adding(context, path, call):
        context.declare(path, call, router, methods, text, handlers, "aiohttp")


def _adding(context: Context, path: str, definition: Call) -> tuple[str, ...]:
    """The applications to whose ``add_routes`` a list with the definition is given; those that callers hand in where they
    are a parameter."""
    call = context.once("_added", path, lambda: dict(_added(context, path))).get(definition.index)
    name = call.name.rpartition(".")[0].removesuffix(".router") if call is not None else ""
    if call is None or not name:
        return (ANY,)
    given: list[tuple[str, int, Expr | None]] = [(path, call.scope, Ref(name))]
    function = taker(context, path, call.scope, Ref(name))
    if function is not None:
        given = [
            (where, caller.scope, function.given(caller, name[1:])) for where, caller in callers(context, function)
        ]
    if not given or not all(context.is_a(context.types.of(*each), AIOHTTP_APPS) for each in given):
        return (ANY,)
    found = dict.fromkeys(identity for each in given for identity in context.identities(*each))
    return (ANY,) if ANY in found else tuple(found)


def _added(context: Context, path: str) -> Iterator[tuple[int, Call]]:
    """By the index of each definition in a list that is written out the call of ``add_routes`` that is given it."""
    for call in context.calls(path):
        given = call.arg(0, "routes") if last_word(call.name) == "add_routes" else None
        for item in given.items if isinstance(given, Seq) else ():
            if isinstance(item, CallRef):
                yield item.index, call


def _decorator(context: Context, path: str, call: Call, item: Function | Class, verb: str) -> None:
    text = _text(context, path, call, verb)
    if text is None:
        return
    router, methods = context.receiver(path, call) or ANY, _methods(context, path, call, verb)
    context.declare(path, call, router, methods, text, (Handler.of(path, item),), "aiohttp")

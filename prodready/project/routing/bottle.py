"""Bottle: decorators and calls on applications and on the default one, mounts and merges."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Const, Function
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.handed import receives
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

BOTTLE_APPS = frozenset({"bottle.Bottle", "bottle.app", "bottle.default_app"})


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in unrolled(context, path):
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, BOTTLE_APPS):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", top=True)
        elif last == "mount" and _is_bottle(context, path, call) and len(call.args) > 1:
            prefix = context.prefix(path, call.scope, call.args[0])
            for child in context.identities(path, call.scope, call.args[1]):
                context.found.mounts.append(Mount(context.receiver(path, call) or ANY, child, prefix))
        elif last == "merge" and _is_bottle(context, path, call):
            for child in context.identities(path, call.scope, call.arg(0)):
                context.found.mounts.append(Mount(context.receiver(path, call) or ANY, child))
        elif last == "route" and call.arg(2, "callback") is not None and _takes_routes(context, path, call):
            _declare(context, path, call, None)
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "route") and _is_bottle(context, path, call):
            _declare(context, path, call, item)


def _takes_routes(context: Context, path: str, call: Call) -> bool:
    """Whether a route is added to an application, also by ``app.route("/p", "GET", handler)`` to one that is handed in."""
    verb = call.arg(1, "method")
    return _is_bottle(context, path, call) or (isinstance(verb, Const) and str(verb.value).lower() in VERBS)


def _is_bottle(context: Context, path: str, call: Call) -> bool:
    resolved = context.symbols.resolve(path, call.name)
    if resolved.rpartition(".")[0] == "bottle":
        return True
    return receives(context, path, call, BOTTLE_APPS)


def _declare(context: Context, path: str, call: Call, item: Function | Class | None) -> None:
    last = call.name.rpartition(".")[2]
    given = context.texts(path, call.scope, call.kwarg("method") or (call.arg(1) if last == "route" else None))
    methods = (last.upper(),) if last in VERBS else tuple(text.upper() for text in given) or ("GET",)
    handlers = context.handlers(path, call.scope, call.arg(2, "callback")) if item is None else ()
    if isinstance(item, Function):
        handlers = (Handler(path, item),)
    module_level = call.name in ("bottle.route", *(f"bottle.{verb}" for verb in VERBS))
    router = ANY if module_level else context.receiver(path, call) or ANY
    for text in context.texts(path, call.scope, call.arg(0, "path")):
        context.found.declarations.append(Declaration(router, methods, text, handlers, path, call.line, "bottle"))

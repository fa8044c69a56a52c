"""Sanic: decorators, ``add_route`` with the handler first, blueprints with versions, groups of them."""

from __future__ import annotations

from prodready.facts.python import Call, Expr
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.given_back import declare_rows
from prodready.project.routing.handed import receives
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Handler, Mount, Router

SANIC_APPS = frozenset({"sanic.Sanic", "sanic.app.Sanic"})
SANIC_BLUEPRINTS = frozenset({"sanic.Blueprint", "sanic.blueprints.Blueprint"})
SANIC = SANIC_APPS | SANIC_BLUEPRINTS


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in unrolled(context, path):
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, SANIC):
            _router(context, path, call)
        elif last == "group" and _groups(context, path, call):
            _group(context, path, call)
        elif last in ("blueprint", "register_blueprint") and call.arg(0, "blueprint") is not None:
            _blueprint(context, path, call)
        elif last == "add_route" and call.arg(1, "uri") is not None and receives(context, path, call, SANIC):
            handlers = context.handlers(path, call.scope, call.arg(0, "handler"))
            methods = context.texts(path, call.scope, call.arg(2, "methods"))
            default = ("GET",) if any(each.function is not None for each in handlers) else ()
            _declare(context, path, call, methods or default, call.arg(1, "uri"), handlers)
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "route") and receives(context, path, call, SANIC):
            handler = Handler.of(path, item)
            methods = (last,) if last in VERBS else context.texts(path, call.scope, call.kwarg("methods")) or ("GET",)
            _declare(context, path, call, methods, call.arg(0, "uri"), (handler,))
    declare_rows(context, path, "sanic")


def _groups(context: Context, path: str, call: Call) -> bool:
    """Whether blueprints are put together, by the class or by one that is made for it (``Blueprint("all").group(…)``)."""
    maker = context.symbols.resolve(path, call.name).removesuffix(".group").removesuffix("()")
    return maker in SANIC_BLUEPRINTS


def _group(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    context.found.routers[identity] = Router(identity, _prefix(context, path, call))
    for argument in call.args:
        for child in context.identities(path, call.scope, argument):
            context.found.mounts.append(Mount(identity, child))


def _blueprint(context: Context, path: str, call: Call) -> None:
    prefix = context.prefix(path, call.scope, call.kwarg("url_prefix"))
    for child in context.identities(path, call.scope, call.arg(0, "blueprint")):
        parent = context.receiver(path, call) or ANY
        context.found.mounts.append(Mount(parent, child, prefix, replaces=bool(prefix)))


def _declare(
    context: Context,
    path: str,
    call: Call,
    methods: tuple[str, ...],
    uri: Expr | None,
    handlers: tuple[Handler, ...],
) -> None:
    text = context.text(path, call.scope, uri)
    if text is not None:
        context.declare(path, call, context.receiver(path, call) or ANY, methods, text, handlers, "sanic")


def _router(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    top = context.constructs(path, call, SANIC_APPS)
    context.found.routers[identity] = Router(identity, "" if top else _prefix(context, path, call), top)


def _prefix(context: Context, path: str, call: Call) -> str:
    """The prefix of a blueprint or a group, behind the number of its version."""
    prefix = context.prefix(path, call.scope, call.kwarg("url_prefix"))
    version = context.constants.of(path, call.scope, call.kwarg("version"))
    if version is None:
        return prefix
    lead = context.text(path, call.scope, call.kwarg("version_prefix")) or "/v"
    return f"{lead}{str(version).removeprefix('v')}{prefix}"

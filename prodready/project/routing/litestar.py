"""Litestar: decorated handlers, controllers, routers. Registration may be indirect (plugins), so a handler that anything
mentions counts; prefixes come from its controller and from every ``Router`` or ``Litestar`` that lists it."""

from __future__ import annotations

from prodready.facts.python import Call, CallRef, Class, Expr, Function, Ref, Seq
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

APPS = frozenset({"litestar.Litestar", "litestar.app.Litestar", "starlite.Starlite"})
ROUTERS = APPS | {"litestar.Router", "litestar.router.Router", "starlite.Router"}
CONTROLLERS = frozenset({"litestar.Controller", "litestar.controller.Controller", "starlite.Controller"})
_HANDLERS = {
    f"{package}{verb}": verb
    for package in ("litestar.", "litestar.handlers.", "starlite.")
    for verb in (*VERBS, "route", "websocket", "websocket_listener", "asgi")
}


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    module = context.module(path)
    for cls in module.classes:
        if context.symbols.derives(path, cls, CONTROLLERS):
            _controller(context, path, cls)
    for call in module.calls:
        if context.constructs(path, call, ROUTERS):
            identity = context.constructed(path, call)
            top = context.constructs(path, call, APPS)
            prefix = context.prefix(path, call.scope, call.kwarg("path") or (None if top else call.arg(0)))
            context.found.routers[identity] = Router(identity, prefix, top)
            _listed(context, path, call.scope, identity, call.kwarg("route_handlers") or (call.arg(0) if top else None))
    for call, item in context.decorated(path):
        verb = _HANDLERS.get(context.symbols.resolve(path, call.name))
        if verb and isinstance(item, Function):
            _handler(context, path, call, item, verb)
    for function in module.functions:
        for decorator in function.decorators:  # ``@get`` without parentheses is not legal, a list of plain names is
            verb = _HANDLERS.get(context.symbols.expr_name(path, decorator)) if isinstance(decorator, Ref) else None
            if verb:
                _declare(context, path, function, verb, ("",), function.line)


def _controller(context: Context, path: str, cls: Class) -> None:
    found = context.symbols.class_field(path, cls, "path")
    prefix = context.prefix(found[0], -1, found[1].value) if found else ""
    identity = f"{path}:{cls.qualname}"
    context.found.routers[identity] = Router(identity, prefix)


def _listed(context: Context, path: str, scope: int, parent: str, expr: Expr | None) -> None:
    if isinstance(expr, Seq):
        for item in expr.items:
            _listed(context, path, scope, parent, item)
    elif isinstance(expr, (Ref, CallRef)):
        for identity in context.identities(path, scope, expr):
            context.found.mounts.append(Mount(parent, identity))
            found = context.symbols.definition(identity)
            if found is not None and found.assign is not None and isinstance(found.assign.value, Seq):
                _listed(context, found.path, -1, parent, found.assign.value)


def _handler(context: Context, path: str, call: Call, function: Function, verb: str) -> None:
    given = call.arg(0, "path")
    texts = context.texts(path, call.scope, given) or ("{?}" if given is not None else "",)
    _declare(context, path, function, verb, texts, call.line, _methods(context, path, call, verb))


def _methods(context: Context, path: str, call: Call, verb: str) -> tuple[str, ...]:
    if verb in VERBS:
        return (verb.upper(),)
    return tuple(item.upper() for item in context.texts(path, call.scope, call.kwarg("http_method"))) or ("GET",)


def _declare(
    context: Context,
    path: str,
    function: Function,
    verb: str,
    texts: tuple[str, ...],
    line: int,
    methods: tuple[str, ...] = (),
) -> None:
    if function.owner >= 0:
        router = f"{path}:{context.module(path).classes[function.owner].qualname}"
    else:
        router = f"{path}:{function.qualname}"
        context.found.routers.setdefault(router, Router(router))
    context.found.mounts.append(Mount(ANY, router, assumed=True))
    for text in texts:
        context.found.declarations.append(
            Declaration(
                router,
                methods or (verb.upper(),),
                text,
                (Handler(path, function),),
                path,
                line,
                "litestar",
                "websocket" if verb.startswith("websocket") else "http",
            )
        )

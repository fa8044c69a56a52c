"""aiohttp, Sanic and Tornado."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Expr, Function, Ref, Seq
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.django import normalise
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

AIOHTTP_APPS = frozenset({"aiohttp.web.Application", "aiohttp.web_app.Application"})
AIOHTTP_TABLES = frozenset({"aiohttp.web.RouteTableDef", "aiohttp.web_routedef.RouteTableDef"})
SANIC_APPS = frozenset({"sanic.Sanic", "sanic.app.Sanic"})
SANIC_BLUEPRINTS = frozenset({"sanic.Blueprint", "sanic.blueprints.Blueprint"})
SANIC = SANIC_APPS | SANIC_BLUEPRINTS
TORNADO_APPS = frozenset({"tornado.web.Application"})
TORNADO_HANDLERS = frozenset({"tornado.web.RequestHandler", "tornado.websocket.WebSocketHandler"})
_AIOHTTP, _SANIC, _TORNADO = frozenset({"aiohttp"}), frozenset({"sanic"}), frozenset({"tornado"})
_TORNADO_RULES = ("URLSpec", "url", "Rule")


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    _collect_aiohttp(context, path)
    _collect_sanic(context, path)
    _collect_tornado(context, path)


def _receives(context: Context, path: str, call: Call, types: frozenset[str]) -> bool:
    typed = context.types.call_name(path, call).rpartition(".")[0]
    return context.is_a(typed.removesuffix(".router"), types)


# aiohttp


def _collect_aiohttp(context: Context, path: str) -> None:
    module = context.module(path)
    if not any(item.target.startswith("aiohttp") for item in module.imports) and not context.uses(_AIOHTTP):
        return
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, AIOHTTP_APPS | AIOHTTP_TABLES):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", context.constructs(path, call, AIOHTTP_APPS))
        elif last == "add_routes":
            _aiohttp_routes(context, path, call)
        elif last == "add_subapp":
            for child in context.identities(path, call.scope, call.arg(1)):
                parent = context.receiver(path, call).removesuffix(".router") or ANY
                context.found.mounts.append(Mount(parent, child, context.prefix(path, call.scope, call.arg(0))))
        elif last.startswith("add_") and ".router." in f".{call.name}":
            _aiohttp_add(context, path, call, last.removeprefix("add_"))
        elif last in (*VERBS, "view", "route") and context.symbols.resolve(path, call.name).startswith("aiohttp.web."):
            _aiohttp_def(context, path, call, last)
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "view", "route") and _receives(context, path, call, AIOHTTP_TABLES):
            _aiohttp_decorator(context, path, call, item, last)


def _aiohttp_routes(context: Context, path: str, call: Call) -> None:
    parent = next(
        iter(context.identities(path, call.scope, Ref(call.name.rpartition(".")[0].removesuffix(".router")))), ANY
    )
    for child in context.identities(path, call.scope, call.arg(0, "routes")):
        if ".py:" in child:
            context.found.mounts.append(Mount(parent, child))


def _aiohttp_add(context: Context, path: str, call: Call, verb: str) -> None:
    shift = 1 if verb == "route" else 0
    if verb not in (*VERBS, "route", "view") or len(call.args) < 2 + shift:
        return
    text = context.text(path, call.scope, call.args[shift])
    if text is None:
        return
    router = context.receiver(path, call).removesuffix(".router") or ANY
    methods = context.texts(path, call.scope, call.args[0]) if shift else () if verb == "view" else (verb.upper(),)
    _declare(
        context, path, call, router, methods, text, context.handlers(path, call.scope, call.args[1 + shift]), "aiohttp"
    )


def _aiohttp_def(context: Context, path: str, call: Call, verb: str) -> None:
    """``web.get("/p", handler)``: a route definition, for a list given to ``add_routes``."""
    shift = 1 if verb == "route" else 0
    text = context.text(path, call.scope, call.arg(shift))
    if text is None or len(call.args) < 2 + shift:
        return
    methods = context.texts(path, call.scope, call.args[0]) if shift else () if verb == "view" else (verb.upper(),)
    _declare(
        context, path, call, ANY, methods, text, context.handlers(path, call.scope, call.args[1 + shift]), "aiohttp"
    )


def _aiohttp_decorator(context: Context, path: str, call: Call, item: Function | Class, verb: str) -> None:
    shift = 1 if verb == "route" else 0
    text = context.text(path, call.scope, call.arg(shift))
    if text is None:
        return
    methods = context.texts(path, call.scope, call.args[0]) if shift else () if verb == "view" else (verb.upper(),)
    handler = Handler(path, item) if isinstance(item, Function) else Handler(path, None, item)
    _declare(context, path, call, context.receiver(path, call) or ANY, methods, text, (handler,), "aiohttp")


def _declare(
    context: Context,
    path: str,
    call: Call,
    router: str,
    methods: tuple[str, ...],
    text: str,
    handlers: tuple[Handler, ...],
    framework: str,
) -> None:
    found: list[Handler] = []
    answered: tuple[str, ...] = ()
    for handler in handlers:
        own = context.method_functions(handler.path, handler.cls) if handler.cls is not None else {}
        answered += tuple(own)
        found.extend(own.values() or [handler])
    upper = tuple(item.upper() for item in methods) or answered
    context.found.declarations.append(Declaration(router, upper, text, tuple(found), path, call.line, framework))


# Sanic


def _collect_sanic(context: Context, path: str) -> None:
    if not context.uses(_SANIC):
        return
    for call in context.module(path).calls:
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, SANIC):
            _sanic_router(context, path, call)
        elif last == "group" and context.symbols.resolve(path, call.name) in {
            f"{name}.group" for name in SANIC_BLUEPRINTS
        }:
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(
                identity, context.prefix(path, call.scope, call.kwarg("url_prefix"))
            )
            for argument in call.args:
                for child in context.identities(path, call.scope, argument):
                    context.found.mounts.append(Mount(identity, child))
        elif last in ("blueprint", "register_blueprint") and call.args:
            prefix = context.prefix(path, call.scope, call.kwarg("url_prefix"))
            for child in context.identities(path, call.scope, call.args[0]):
                parent = context.receiver(path, call) or ANY
                context.found.mounts.append(Mount(parent, child, prefix, replaces=bool(prefix)))
        elif last == "add_route" and _receives(context, path, call, SANIC) and len(call.args) > 1:
            text = context.text(path, call.scope, call.arg(1, "uri"))
            handlers = context.handlers(path, call.scope, call.args[0])
            methods = context.texts(path, call.scope, call.kwarg("methods"))
            if text is not None:
                _declare(context, path, call, context.receiver(path, call) or ANY, methods, text, handlers, "sanic")
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "route") and _receives(context, path, call, SANIC):
            text = context.text(path, call.scope, call.arg(0, "uri"))
            handler = Handler(path, item) if isinstance(item, Function) else Handler(path, None, item)
            methods = (last,) if last in VERBS else context.texts(path, call.scope, call.kwarg("methods")) or ("GET",)
            if text is not None:
                _declare(context, path, call, context.receiver(path, call) or ANY, methods, text, (handler,), "sanic")


def _sanic_router(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    top = context.constructs(path, call, SANIC_APPS)
    prefix = context.prefix(path, call.scope, call.kwarg("url_prefix"))
    version = context.constants.of(path, call.scope, call.kwarg("version"))
    if version is not None and not top:
        lead = context.text(path, call.scope, call.kwarg("version_prefix")) or "/v"
        prefix = f"{lead}{str(version).removeprefix('v')}{prefix}"
    context.found.routers[identity] = Router(identity, "" if top else prefix, top)


# Tornado


def _collect_tornado(context: Context, path: str) -> None:
    if not context.uses(_TORNADO):
        return
    module = context.module(path)
    seen: set[int] = set()
    for call in module.calls:
        for argument in (*call.args, *(value for _, value in call.kwargs)):
            if isinstance(argument, Seq):
                _tornado_list(context, path, call.scope, argument, seen)
        if call.name.rpartition(".")[2] in _TORNADO_RULES and "tornado" in context.symbols.resolve(path, call.name):
            _tornado_rule(context, path, call.scope, call.args, call.line, seen)
    for assign in module.assigns:
        if isinstance(assign.value, Seq):
            _tornado_list(context, path, assign.scope, assign.value, seen)
    for function in module.functions:
        for value in function.returned:
            if isinstance(value, Seq):
                _tornado_list(context, path, function.index, value, seen)


def _tornado_list(context: Context, path: str, scope: int, value: Seq, seen: set[int]) -> None:
    for item in value.items:
        if isinstance(item, Seq) and item.kind == "tuple" and len(item.items) >= 2:
            _tornado_rule(context, path, scope, item.items, item.line, seen)
        elif isinstance(item, Seq):
            _tornado_list(context, path, scope, item, seen)


def _tornado_rule(context: Context, path: str, scope: int, parts: tuple[Expr, ...], line: int, seen: set[int]) -> None:
    if len(parts) < 2 or line in seen:
        return
    handlers = context.handlers(path, scope, parts[1])
    cls = handlers[0].cls if handlers else None
    if cls is None or not context.symbols.derives(handlers[0].path, cls, TORNADO_HANDLERS):
        return
    text = context.text(path, scope, parts[0])
    seen.add(line)
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

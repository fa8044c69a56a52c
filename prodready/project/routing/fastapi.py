"""FastAPI and Starlette: decorators, ``add_api_route``, ``include_router``, ``mount``, ``Route`` lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Function, Op, Ref, Seq
from prodready.project.code.scopes import is_outside
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.guards import logins
from prodready.project.routing.handed import receiver_type
from prodready.project.routing.loops import unrolled
from prodready.project.routing.subclasses import made_prefix, own_prefix
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Outside, Router

APPS = frozenset(
    {
        "fastapi.FastAPI",
        "fastapi.applications.FastAPI",
        "starlette.applications.Starlette",
        "robyn.Robyn",
        "blacksheep.Application",
        "blacksheep.server.Application",
    }
)
ROUTERS = APPS | {
    "robyn.SubRouter",
    "blacksheep.Router",
    "fastapi.APIRouter",
    "fastapi.routing.APIRouter",
    "starlette.routing.Router",
    "fastapi_utils.inferring_router.InferringRouter",
    "fastapi_versioning.VersionedFastAPI",
    "faststream.rabbit.fastapi.RabbitRouter",
    "faststream.kafka.fastapi.KafkaRouter",
}
_LISTED = frozenset({"starlette.routing.Router"})
"""Routers whose first argument is the list of their routes; an application's is its second, FastAPI's have it by name."""
_FAMILY = re.compile(r"^(?:fastapi_\w+|starlette_\w+|cadwyn|nicegui)(?:\.\w+)*\.\w*Router\(\)$")
"""Routers of packages named after the framework, whose source is not at hand."""
_DECORATORS = (*VERBS, "api_route", "route", "websocket", "websocket_route")
_DEFAULT = re.compile(r"blacksheep\.(?:\w+\.)*(?:get|post|put|patch|delete|head|options)")
"""Decorators of BlackSheep that stand for those of its application's router."""
_OF_CALLER = re.compile(r"/?\{\$(?:callback_url|request|response|url|method|statusCode)\b")
"""The address of a callback of OpenAPI, which the request to document gives."""
_KINDS = ("Route", "APIRoute", "WebSocketRoute", "APIWebSocketRoute", "Mount", "Host")
_ADDERS = ("add_api_route", "add_route", "add_api_websocket_route", "add_websocket_route")


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    makers = context.constructors(path, ROUTERS) | _family(context, path)
    for call in unrolled(context, path):
        last = call.name.rpartition(".")[2]
        if call.name in makers:
            _router(context, path, call)
        elif last in ("include_router", "mount", "add_router", "host"):
            if _is_router(context, path, call):
                _mount(context, path, call, last)
        elif last in _ADDERS and _is_router(context, path, call):
            _add(context, path, call, last)
        elif last in ("append", "extend") and call.name.endswith((".routes.append", ".routes.extend")):
            _routes(context, path, ANY, call.arg(0), call.scope)
    own = ((call, Handler(path, item)) for call, item in context.decorated(path) if isinstance(item, Function))
    others = ((call, handler) for call, handler in context.applied(path) if handler.function and handler.path != path)
    for call, handler in (*own, *others):
        if call.name.rpartition(".")[2] not in _DECORATORS:
            continue
        if _is_router(context, path, call) or _DEFAULT.fullmatch(context.symbols.resolve(path, call.name)):
            _decorator(context, path, call, handler)


def _family(context: Context, path: str) -> frozenset[str]:
    """The names in a module that make a router of such a package."""
    called = context.called(path).items()
    return frozenset(name for meant, names in called if _FAMILY.match(f"{meant}()") for name in names)


def _is_router(context: Context, path: str, call: Call) -> bool:
    typed = receiver_type(context, path, call)
    if typed.endswith(".router"):
        typed = typed.removesuffix(".router")
    return context.is_a(typed, ROUTERS) or bool(_FAMILY.match(typed))


def _receiver(context: Context, path: str, call: Call) -> Ref:
    """What a method is called on: an application for its own ``router``, unlike a router that an object keeps as such."""
    name = call.name.rpartition(".")[0]
    own = name != "%self.router" and receiver_type(context, path, call).endswith(".router")
    return Ref(name.removesuffix(".router") if own else name)


def _declares(context: Context, path: str, call: Call) -> str:
    """The identity of the router that a route is declared on."""
    return next(context.identities(path, call.scope, _receiver(context, path, call)), "")


def _router(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    top = context.constructs(path, call, APPS)
    prefix = "" if top else context.prefix(path, call.scope, call.kwarg("prefix"))
    if not prefix and not top:
        prefix = made_prefix(context, path, call, "prefix")
    context.found.routers[identity] = Router(identity, prefix, top)
    context.made_outside(path, call, identity)
    position = 1 if top else 0 if context.constructs(path, call, _LISTED) else len(call.args)
    _routes(context, path, identity, call.arg(position, "routes"), call.scope)


def _mount(context: Context, path: str, call: Call, verb: str) -> None:
    parents = list(context.identities(path, call.scope, _receiver(context, path, call))) or [ANY]
    if verb == "mount":
        prefix, child = context.prefix(path, call.scope, call.arg(0, "path")), call.arg(1, "app")
    else:
        prefix, child = context.prefix(path, call.scope, call.kwarg("prefix")), call.arg(0, "router")
    for identity in context.identities(path, call.scope, child):
        outside = ".py:" not in identity and ".py@" not in identity and identity != ANY
        for parent in parents:
            if outside:
                context.found.outside.append(Outside(identity, prefix, path, call.line, parent))
            else:
                guards = logins(context, path, call.scope, call.kwarg("dependencies"))
                context.found.mounts.append(Mount(parent, identity, prefix, guards=guards))


def _decorator(context: Context, path: str, call: Call, handler: Handler) -> None:
    verb = call.name.rpartition(".")[2]
    text = context.text(path, call.scope, call.arg(0, "path"))
    if text is None and call.arg(0, "path") is not None:
        text = "{?}"
    if text is not None and _OF_CALLER.match(text):
        return  # what the service asks of its callers, written down for the documentation
    methods = (verb.upper(),) if verb in VERBS else _methods(context, path, call)
    router = "" if call.name.startswith("blacksheep.") else _declares(context, path, call)
    context.found.declarations.append(
        Declaration(
            router or ANY,
            methods,
            text or "",
            (handler,),
            path,
            call.line,
            "fastapi",
            "websocket" if "websocket" in verb else "http",
        )
    )


def _methods(context: Context, path: str, call: Call) -> tuple[str, ...]:
    return tuple(item.upper() for item in context.texts(path, call.scope, call.kwarg("methods"))) or ("GET",)


def _add(context: Context, path: str, call: Call, verb: str) -> None:
    handlers = context.handlers(path, call.scope, call.arg(1, "endpoint") or call.kwarg("route"))
    router = _declares(context, path, call) or ANY
    text = context.text(path, call.scope, call.arg(0, "path"))
    target = call.arg(1, "endpoint")
    if text is None and not handlers:
        return
    text = "{?}" if text is None else text
    text = own_prefix(context, path, call, "prefix") + text if router == ANY else text
    if not handlers and target is not None:
        name = context.symbols.expr_name(path, target)
        if is_outside(name):
            context.found.outside.append(Outside(name, text, path, call.line, router))
    protocol = "websocket" if "websocket" in verb else "http"
    context.found.declarations.append(
        Declaration(router, _methods(context, path, call), text, handlers, path, call.line, "fastapi", protocol)
    )


def _routes(context: Context, path: str, router: str, expr: Expr | None, scope: int, depth: int = 12) -> None:
    """A list of ``Route``, ``Mount`` … given to a constructor: as it is, put together, by a variable or a function."""
    if depth <= 0:
        return
    if isinstance(expr, Ref):
        held = _held(context, path, expr)
        if held is not None:
            _routes(context, held[0], router, held[1].value, held[1].scope, depth - 1)
        elif expr.name[:1] == "%":
            bound = context.types.bound(path, scope, expr.name)
            for assign in (*bound[:1], *(item for item in bound[1:] if item.flags & Flag.AUGMENTED)):
                _routes(context, path, router, assign.value, scope, depth - 1)
    elif isinstance(expr, Seq) or (isinstance(expr, Op) and expr.kind in ("+", "*")):
        for item in expr.items:
            _routes(context, path, router, item, scope, depth - 1)
    elif isinstance(expr, CallRef):
        call = context.module(path).calls[expr.index]
        made = context.types.callee(path, call)
        if made is not None and made.function is not None and _kind(context, path, call) not in _KINDS:
            for where, function in _run(context, made.path, made.function):
                for value in _returned(function, call):
                    at, inside = (path, scope) if value in call.arguments else (where, function.index)
                    _routes(context, at, router, value, inside, depth - 1)
        else:
            _route(context, path, router, call)


def _returned(function: Function, call: Call) -> Iterator[Expr]:
    """What a function returns, each once; for its own parameters what a call gives for them."""
    joined = (value.items if isinstance(value, Op) and value.kind == "+" else (value,) for value in function.returned)
    for part in dict.fromkeys(part for parts in joined for part in parts):
        name = part.name[1:] if isinstance(part, Ref) and part.name[:1] == "%" else ""
        given = function.given(call, name) if name and function.param(name) is not None else None
        yield part if given is None else given


def _held(context: Context, path: str, expr: Ref) -> tuple[str, Assign] | None:
    """What a module or a class of the repository keeps under a name: ``routes=UserRoutes.routes``."""
    name = context.symbols.resolve(path, expr.name)
    found = context.symbols.definition(name)
    if found is not None:
        return (found.path, found.assign) if found.assign is not None else None
    owner, _, attribute = name.rpartition(".")
    keeps = context.symbols.definition(owner) if ".py:" in owner else None
    return context.symbols.class_field(keeps.path, keeps.cls, attribute) if keeps is not None and keeps.cls else None


def _run(context: Context, path: str, function: Function) -> Iterator[tuple[str, Function]]:
    """The function that a call runs; where it is a method that gives nothing, those that stand in for it."""
    if function.returned or function.owner < 0:
        yield path, function
        return
    for found in context.symbols.implementations(path, function):
        if found.function is not None:
            yield found.path, found.function


def _kind(context: Context, path: str, call: Call) -> str:
    """``Route``, ``Mount`` …: the class that a call makes an instance of, or the one that it derives from."""
    name = context.symbols.resolve(path, call.name)
    found = context.symbols.definition(name)
    if found is None or found.cls is None:
        return name.rpartition(".")[2]
    bases = (base.rpartition(".")[2] for base, _ in context.symbols.ancestors(found.path, found.cls))
    return next((base for base in bases if base in _KINDS), "")


def _route(context: Context, path: str, router: str, call: Call) -> None:
    name = _kind(context, path, call)
    text = context.prefix(path, call.scope, call.arg(0, "path"))
    if name in ("Route", "APIRoute", "WebSocketRoute", "APIWebSocketRoute"):
        handlers = context.handlers(path, call.scope, call.arg(1, "endpoint"))
        methods = _methods(context, path, call)
        if handlers and handlers[0].cls is not None:
            answers = context.method_functions(handlers[0].path, handlers[0].cls)
            methods, handlers = tuple(answers) or methods, tuple(answers.values()) or handlers
        protocol = "websocket" if "WebSocket" in name else "http"
        context.found.declarations.append(
            Declaration(router, methods, text, handlers, path, call.line, "starlette", protocol)
        )
    elif name in ("Mount", "Host"):
        inner = f"{path}@{call.index}"
        context.found.routers[inner] = Router(inner)
        context.found.mounts.append(Mount(router, inner, text if name == "Mount" else ""))
        _routes(context, path, inner, call.kwarg("routes"), call.scope)
        app = call.arg(1, "app")
        for identity in context.identities(path, call.scope, app) if not isinstance(app, Const) else ():
            if ".py" in identity:
                context.found.mounts.append(Mount(inner, identity))
            else:
                context.found.outside.append(Outside(identity, text, path, call.line, router))

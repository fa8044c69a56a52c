"""Flask and Quart with their extensions: RESTful, RESTX, smorest, APIFlask, flask-openapi3, Flask-AppBuilder."""

from __future__ import annotations

from collections.abc import Iterable

from prodready.facts.python import Call, Expr, Fmt, Function, Ref
from prodready.project.routing import flask_healthz
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.flask_registrars import decorations, registered, registrations
from prodready.project.routing.handed import callers, receiver_type, taker
from prodready.project.routing.loops import partly, unrolled
from prodready.project.routing.subclasses import made_prefix, own_prefix
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Outside, Router

APPS = frozenset(
    {
        "flask.Flask",
        "microdot.Microdot",
        "flask.app.Flask",
        "apiflask.APIFlask",
        "quart.Quart",
        "quart.app.Quart",
        "quart_trio.QuartTrio",
        "flask_openapi3.OpenAPI",
        "flask_api.FlaskAPI",
        "eve.Eve",
        "chalice.Chalice",
        "connexion.App",
        "connexion.FlaskApp",
    }
)
BLUEPRINTS = frozenset(
    {
        "flask.Blueprint",
        "flask.blueprints.Blueprint",
        "quart.Blueprint",
        "quart.blueprints.Blueprint",
        "apiflask.APIBlueprint",
        "flask_smorest.Blueprint",
        "flask_smorest.blueprint.Blueprint",
        "flask_openapi3.APIBlueprint",
        "flask_openapi3.APIView",
        "chalice.Blueprint",
    }
)
APIS = frozenset(
    {
        "flask_restful.Api",
        "flask_restx.Api",
        "flask_restplus.Api",
        "flask_smorest.Api",
    }
)
NAMESPACES = frozenset({"flask_restx.Namespace", "flask_restplus.Namespace", "flask_restx.namespace.Namespace"})
_RESOURCES = frozenset({"flask_restful.Resource", "flask_restx.Resource", "flask_restplus.Resource"})
_SMOREST = frozenset({"flask_smorest.Api"})
RESOURCEFUL = APIS | NAMESPACES
ROUTERS = APPS | BLUEPRINTS | RESOURCEFUL
_REGISTER = ("register_blueprint", "add_namespace", "register_api")


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    makers = context.constructors(path, ROUTERS)
    for call in unrolled(context, path):
        last = call.name.rpartition(".")[2]
        if call.name in makers:
            _router(context, path, call)
        elif last in _REGISTER:
            _register(context, path, call)
        elif last == "namespace" and _is(context, path, call, APIS):
            _namespace(context, path, call)
        elif last == "init_app" and _is(context, path, call, APIS):
            for parent in list(context.identities(path, call.scope, call.arg(0, "app"))) or [ANY]:
                context.found.mounts.append(Mount(parent, context.receiver(path, call)))
        elif last == "add_url_rule" and _accepts(context, path, call):
            _rule(context, path, call)
        elif (
            "resource" in last
            and last.startswith("add_")
            and len(call.args) > 1
            and (_is(context, path, call, RESOURCEFUL) or _gives_resource(context, path, call))
        ):
            _resource(context, path, call)
    for call, item in context.decorated(path):
        _decorated(context, path, call, Handler.of(path, item))
    for call, handler in context.applied(path):
        if handler.path != path:
            _decorated(context, path, call, handler)
    _by_own_functions(context, path)


def _is(context: Context, path: str, call: Call, types: frozenset[str]) -> bool:
    return context.is_a(receiver_type(context, path, call), types)


def _gives_resource(context: Context, path: str, call: Call) -> bool:
    """Whether a class of the library's resources is added to what cannot be told (``each["api"].add_resource(Orders, "/")``)."""
    name = context.symbols.expr_name(path, call.args[0])
    found = context.symbols.definition(name)
    return found is not None and found.cls is not None and context.symbols.derives(found.path, found.cls, _RESOURCES)


def _accepts(context: Context, path: str, call: Call) -> bool:
    """Whether the receiver is a router by its type, or by its name where it is a parameter without annotation."""
    if _is(context, path, call, ROUTERS):
        return True
    name = call.name.rpartition(".")[0]
    return (
        name in ("%app", "%application", "%bp", "%blueprint", "%api")
        and context.text(path, call.scope, call.arg(0, "rule")) is not None
    )


def _router(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    top = context.constructs(path, call, APPS)
    if context.constructs(path, call, NAMESPACES):
        prefix = context.text(path, call.scope, call.kwarg("path"))
        prefix = f"/{context.prefix(path, call.scope, call.arg(0, 'name'))}" if prefix is None else prefix
    else:
        given = call.kwarg("url_prefix") or call.kwarg("prefix") or call.kwarg("base_url")
        prefix = context.prefix(path, call.scope, given) or made_prefix(context, path, call, "url_prefix")
    context.found.routers[identity] = Router(identity, "" if top else prefix, top)
    context.made_outside(path, call, identity)
    if context.constructs(path, call, APIS):
        target = call.arg(0, "app") or call.kwarg("blueprint")
        for parent in context.identities(path, call.scope, target):
            context.found.mounts.append(Mount(parent, identity))
        if target is None and not context.constructs(path, call, _SMOREST):
            context.found.mounts.append(Mount(ANY, identity))  # init_app is called with the application somewhere


def _namespace(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    prefix = context.text(path, call.scope, call.kwarg("path"))
    name = context.prefix(path, call.scope, call.arg(0, "name"))
    context.found.routers[identity] = Router(identity, f"/{name}" if prefix is None else prefix)
    context.found.mounts.append(Mount(context.receiver(path, call) or ANY, identity))


def _register(context: Context, path: str, call: Call) -> None:
    parents = list(context.identities(path, call.scope, Ref(call.name.rpartition(".")[0]))) or [ANY]
    given = call.kwarg("url_prefix") or call.kwarg("path")
    if given is None and call.name.endswith("add_namespace"):
        given = call.arg(1)
    prefix = context.text(path, call.scope, given)
    child = call.arg(0, "blueprint") or call.kwarg("ns")
    function = taker(context, path, call.scope, child)
    if function is not None and isinstance(child, Ref) and _handed(context, function, child, given):
        return
    for identity in context.identities(path, call.scope, child):
        for parent in parents:
            if ".py" not in identity and identity != ANY:
                context.found.outside.append(Outside(identity, prefix or "", path, call.line, parent))
                if identity == flask_healthz.BLUEPRINT:
                    flask_healthz.declare(context, parent, prefix or "")
            else:
                context.found.mounts.append(Mount(parent, identity, prefix or "", replaces=prefix is not None))


def _handed(context: Context, function: Function, child: Ref, prefix: Expr | None) -> bool:
    """A function that registers the blueprint that it is given: ``register(app, users, "/users")``; False if never called."""
    called = list(callers(context, function))
    for where, caller in called:
        given = function.given(caller, prefix.name[1:]) if isinstance(prefix, Ref) else prefix
        text = context.text(where, caller.scope, given)
        for identity in context.identities(where, caller.scope, function.given(caller, child.name[1:])):
            context.found.mounts.append(Mount(ANY, identity, text or "", replaces=text is not None))
    return bool(called)


def _methods(context: Context, path: str, call: Call, handlers: tuple[Handler, ...]) -> tuple[str, ...]:
    given = context.texts(path, call.scope, call.kwarg("methods"))
    if given:
        return tuple(item.upper() for item in given)
    for handler in handlers:
        if handler.cls is not None:
            return tuple(context.method_functions(handler.path, handler.cls)) or ("GET",)
    return ("GET",)


def _expanded(context: Context, handlers: tuple[Handler, ...]) -> tuple[Handler, ...]:
    """A class as handler answers by its methods."""
    found: list[Handler] = []
    for handler in handlers:
        methods = context.method_functions(handler.path, handler.cls) if handler.cls is not None else {}
        found.extend(methods.values() or [handler])
    return tuple(found)


def _declare(
    context: Context, path: str, call: Call, text: str, methods: tuple[str, ...], handlers: tuple[Handler, ...]
) -> None:
    router = context.receiver(path, call) or ANY
    text = own_prefix(context, path, call, "url_prefix") + text if router == ANY else text
    _add(context, router, path, call, text, methods, handlers)


def _add(
    context: Context,
    router: str,
    path: str,
    call: Call,
    text: str,
    methods: tuple[str, ...],
    handlers: tuple[Handler, ...],
) -> None:
    context.found.declarations.append(
        Declaration(router, methods, text, _expanded(context, handlers), *context.place(path, call, handlers), "flask")
    )


def _path(context: Context, path: str, call: Call, expr: Expr | None) -> str | None:
    """The text of a path, with ``{?}`` for what is not known of one that is put together; None for what is no text."""
    text = context.text(path, call.scope, expr)
    return partly(context, path, call.scope, expr) if text is None and isinstance(expr, Fmt) else text


def _rule(context: Context, path: str, call: Call) -> None:
    text = _path(context, path, call, call.arg(0, "rule"))
    if text is not None:
        view: Expr | None = call.kwarg("view_func") or call.arg(2)
        handlers = context.handlers(path, call.scope, view)
        _declare(context, path, call, text, _methods(context, path, call, handlers), handlers)


def _by_own_functions(context: Context, path: str) -> None:
    for call in registrations(context, path):
        _registered(context, path, call)
    for use in decorations(context, path):
        handlers = (Handler(path, use.item) if isinstance(use.item, Function) else Handler(path, None, use.item),)
        for router in use.routers or (ANY,):
            for text in use.paths:
                _add(context, router, path, use.call, text, use.methods or ("GET",), handlers)


def _registered(context: Context, path: str, call: Call) -> None:
    given = registered(context, path, call)
    if given is not None:
        handlers = context.handlers(path, call.scope, given.view)
        methods = _methods(context, path, call, handlers)
        for router in given.routers or (ANY,):
            for text in given.paths:
                _add(context, router, path, call, text, methods, handlers)


def _resource(context: Context, path: str, call: Call) -> None:
    handlers = context.handlers(path, call.scope, call.args[0])
    if not handlers:
        context.found.untold.append((path, call))
    methods = _methods(context, path, call, handlers)
    for argument in call.args[1:]:
        text = context.text(path, call.scope, argument)
        if text is not None:
            _declare(context, path, call, text, methods, handlers)


def _decorated(context: Context, path: str, call: Call, handler: Handler) -> None:
    last = call.name.rpartition(".")[2]
    if last not in VERBS and last not in ("route", "resource"):
        return
    if _accepts(context, path, call):
        _decorator(context, path, call, handler, context.receiver(path, call))
    elif (
        handler.cls is not None and last not in VERBS and context.symbols.derives(handler.path, handler.cls, _RESOURCES)
    ):
        _decorator(context, path, call, handler, ANY)  # of an Api that a package outside derives from the library's


def _decorator(context: Context, path: str, call: Call, handler: Handler, router: str) -> None:
    last = call.name.rpartition(".")[2]
    methods = (last.upper(),) if last in VERBS else _methods(context, path, call, (handler,))
    for argument in call.args[:8]:
        text = _path(context, path, call, argument)
        if text is not None:
            _add(context, router or ANY, path, call, text, methods, (handler,))
    if not call.args:
        text = context.text(path, call.scope, call.kwarg("rule")) or ""
        _add(context, router or ANY, path, call, text, methods, (handler,))


def untold(context: Context, paths: Iterable[str]) -> None:
    """Declare the resources that nothing was seen to add, at paths that are not known, where a call adds what cannot be told
    (``for row in TABLE: api.add_resource(*row)``)."""
    if not context.found.untold:
        return
    where, call = context.found.untold[0]
    receiver = context.receiver(where, call) or ANY
    handlers = (handler for item in context.found.declarations for handler in item.handlers)
    told = {(handler.path, handler.function.index) for handler in handlers if handler.function is not None}
    for path in paths:
        for cls in context.module(path).classes:
            if not context.symbols.derives(path, cls, _RESOURCES):
                continue
            methods = context.method_functions(path, cls)
            own = {(handler.path, handler.function.index) for handler in methods.values() if handler.function}
            if own and not own & told:
                answering = tuple(methods.values())
                context.found.declarations.append(
                    Declaration(receiver, tuple(methods), "{?}", answering, path, cls.line, "flask")
                )

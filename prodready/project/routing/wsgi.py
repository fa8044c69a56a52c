"""Falcon, Pyramid and Bottle."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Const, Expr, Function, Ref
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

FALCON_APPS = frozenset({"falcon.App", "falcon.API", "falcon.asgi.App"})
BOTTLE_APPS = frozenset({"bottle.Bottle", "bottle.app", "bottle.default_app"})
CORNICE_SERVICES = frozenset({"cornice.Service", "cornice.service.Service"})
_BOTTLE = frozenset({"bottle"})
_RESPONDERS = tuple(f"on_{verb}" for verb in VERBS)


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    _collect_falcon(context, path)
    _collect_pyramid(context, path)
    if context.uses(_BOTTLE):
        _collect_bottle(context, path)


# Falcon


def _collect_falcon(context: Context, path: str) -> None:
    for call in context.module(path).calls:
        if context.constructs(path, call, FALCON_APPS):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", top=True)
        elif call.name.rpartition(".")[2] in ("add_route", "add_sink") and len(call.args) > 1:
            _falcon_route(context, path, call)


def _falcon_route(context: Context, path: str, call: Call) -> None:
    """Path and resource in whatever order: subclasses of App may take a name first."""
    for position, argument in enumerate(call.args[:2]):
        text = context.text(path, call.scope, argument)
        following = call.args[position + 1] if len(call.args) > position + 1 else None
        if text is None or not text.startswith("/") or following is None:
            continue
        suffix = context.text(path, call.scope, call.kwarg("suffix"))
        names = tuple(f"{name}_{suffix}" if suffix else name for name in _RESPONDERS)
        names_found = _module_responders(context, path, following, names)
        if names_found:
            methods = tuple(handler.function.name.split("_")[1].upper() for handler in names_found if handler.function)
            context.found.declarations.append(Declaration(ANY, methods, text, names_found, path, call.line, "falcon"))
            return
        for owner in _resource(context, path, call, position + 1):
            answers = context.method_functions(owner.path, owner.cls, names) if owner.cls is not None else {}
            if answers:
                methods = tuple(name.split("_")[1].upper() for name in answers)
                found = tuple(answers.values())
                context.found.declarations.append(Declaration(ANY, methods, text, found, path, call.line, "falcon"))
        return


def _module_responders(context: Context, path: str, expr: Expr, names: tuple[str, ...]) -> tuple[Handler, ...]:
    """A module as resource: its responder functions."""
    target = context.symbols.resolve(path, expr.name) if isinstance(expr, Ref) else ""
    if not target.endswith(".py"):
        return ()
    functions = context.symbols.scope(target).functions
    return tuple(Handler(target, functions[name]) for name in names if name in functions)


def _resource(context: Context, path: str, call: Call, position: int) -> tuple[Handler, ...]:
    expr = call.args[position]
    typed = context.types.of(path, call.scope, expr)
    found = context.symbols.definition(typed.removesuffix("()"))
    if found is not None and found.cls is not None:
        return (Handler(found.path, None, found.cls),)
    return context.handlers(path, call.scope, expr)


# Pyramid


def _collect_pyramid(context: Context, path: str) -> None:
    module = context.module(path)
    routes = _pyramid_routes(context)
    for call in module.calls:
        last = call.name.rpartition(".")[2]
        if last == "add_view":
            name = context.text(path, call.scope, call.kwarg("route_name"))
            if name in routes:
                handlers = context.handlers(path, call.scope, call.arg(0, "view"))
                _pyramid_declare(context, path, call, routes[name], handlers)
        elif context.constructs(path, call, CORNICE_SERVICES):
            identity = context.constructed(path, call)
            prefix = context.prefix(path, call.scope, call.kwarg("path") or call.arg(1))
            context.found.routers[identity] = Router(identity, prefix, top=True)
    for call, item in context.decorated(path):
        name = context.text(path, call.scope, call.kwarg("route_name"))
        if name is not None and name in routes:
            handler = Handler(path, item) if isinstance(item, Function) else Handler(path, None, item)
            _pyramid_declare(context, path, call, routes[name], _view_methods(handler, context))
        verb = call.name.rpartition(".")[2]
        typed = context.types.call_name(path, call).rpartition(".")[0]
        if verb in VERBS and isinstance(item, Function) and context.is_a(typed, CORNICE_SERVICES):
            context.found.declarations.append(
                Declaration(
                    context.receiver(path, call) or ANY,
                    (verb.upper(),),
                    "",
                    (Handler(path, item),),
                    path,
                    call.line,
                    "pyramid",
                )
            )


def _view_methods(handler: Handler, context: Context) -> tuple[Handler, ...]:
    """A class of views (``view_defaults``) answers by its decorated methods."""
    if handler.cls is None:
        return (handler,)
    methods = context.symbols.methods.get((handler.path, handler.cls.index), {}).values()
    found = tuple(Handler(handler.path, method) for method in methods if method.decorators)
    return found or (handler,)


def _pyramid_routes(context: Context) -> dict[str, tuple[str, str, int]]:
    """Route names with their patterns and places; ``include(…, route_prefix=…)`` of a module adds its prefix."""
    known: dict[str, tuple[str, str, int]] | None = context.found.__dict__.get("_pyramid")
    if known is None:
        known = {}
        prefixes = _include_prefixes(context)
        for path, module in context.symbols.modules.items():
            for call in module.calls:
                if call.name.rpartition(".")[2] != "add_route":
                    continue
                name = context.text(path, call.scope, call.arg(0, "name"))
                pattern = context.text(path, call.scope, call.arg(1, "pattern") or call.kwarg("path"))
                if name is not None and pattern is not None and not name.startswith("/"):
                    lead = prefixes.get(path, "")
                    known.setdefault(name, (f"{lead}/{pattern.lstrip('/')}" if lead else pattern, path, call.line))
        context.found.__dict__["_pyramid"] = known
    return known


def _include_prefixes(context: Context) -> dict[str, str]:
    found = {}
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            if call.name.endswith(".include") and call.kwarg("route_prefix") is not None:
                target = context.text(path, call.scope, call.arg(0)) or ""
                resolved = context.symbols.resolve(path, target) if target else ""
                file = resolved.partition(":")[0]
                if file.endswith(".py"):
                    found[file] = context.prefix(path, call.scope, call.kwarg("route_prefix"))
    return found


def _pyramid_declare(
    context: Context, path: str, call: Call, route: tuple[str, str, int], handlers: tuple[Handler, ...]
) -> None:
    methods = context.texts(path, call.scope, call.kwarg("request_method"))
    context.found.declarations.append(
        Declaration(ANY, tuple(item.upper() for item in methods), route[0], handlers, path, call.line, "pyramid")
    )


# Bottle


def _collect_bottle(context: Context, path: str) -> None:
    for call in context.module(path).calls:
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
        elif last == "route" and len(call.args) > 2 and (_is_bottle(context, path, call) or _names_verb(call)):
            _bottle_declare(context, path, call, None)
    for call, item in context.decorated(path):
        last = call.name.rpartition(".")[2]
        if last in (*VERBS, "route") and _is_bottle(context, path, call):
            _bottle_declare(context, path, call, item)


def _names_verb(call: Call) -> bool:
    """``app.route("/p", "GET", handler)`` on an application that is handed in."""
    verb = call.args[1]
    return isinstance(verb, Const) and str(verb.value).lower() in VERBS


def _is_bottle(context: Context, path: str, call: Call) -> bool:
    resolved = context.symbols.resolve(path, call.name)
    if resolved.rpartition(".")[0] == "bottle":
        return True
    return context.is_a(context.types.call_name(path, call).rpartition(".")[0], BOTTLE_APPS)


def _bottle_declare(context: Context, path: str, call: Call, item: Function | Class | None) -> None:
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

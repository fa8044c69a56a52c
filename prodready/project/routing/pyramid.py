"""Pyramid: named routes joined with the views that answer them; cornice services."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Expr, Fmt, Function, Ref
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Declaration, Handler, Router

CORNICE_SERVICES = frozenset({"cornice.Service", "cornice.service.Service"})
_CORNICE_RESOURCE = "cornice.resource.resource"


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    routes = _routes(context)
    for call in unrolled(context, path):
        if _method(call) == "add_view":
            name = _name(context, path, call.scope, call.kwarg("route_name"))
            if name in routes:
                handlers = context.handlers(path, call.scope, call.arg(0, "view"))
                _declare(context, path, call, routes[name], handlers)
        elif context.constructs(path, call, CORNICE_SERVICES):
            identity = context.constructed(path, call)
            prefix = context.prefix(path, call.scope, call.kwarg("path") or call.arg(1))
            context.found.routers[identity] = Router(identity, prefix, top=True)
    for call, item in context.decorated(path):
        _decorator(context, path, call, item, routes)


def _method(call: Call) -> str:
    """The last word of what is called: ``config.add_route``, or ``add_route`` where that is bound to a name of its own."""
    return call.name.rpartition(".")[2].lstrip("%:&")


def _name(context: Context, path: str, scope: int, expr: Expr | None) -> str | None:
    """A route's name; what it is put together from may be unknown as long as it has a name itself, which stands for it
    (``"{0}/crates".format(area)``)."""
    name = context.text(path, scope, expr)
    call = context.module(path).call(expr) if expr is not None else None
    if name is not None:
        return name
    if isinstance(expr, Ref):
        known = f"{path}:{scope}:{expr.name}" if expr.name[:1] == "%" else context.symbols.resolve(path, expr.name)
        return f"{{{known}}}"
    if isinstance(expr, Fmt):
        parts = expr.parts
    elif call is not None and call.name == "builtins.str.format" and not call.kwargs:
        parts = call.args
    else:
        return None
    told = [_name(context, path, scope, part) for part in parts]
    return "".join(part for part in told if part) if None not in told else None


def _decorator(
    context: Context, path: str, call: Call, item: Function | Class, routes: dict[str, tuple[str, str, int]]
) -> None:
    if isinstance(item, Class):
        if call.name.rpartition(".")[2] == "view_defaults":
            return  # its methods' own decorators declare
        if context.symbols.resolve(path, call.name) == _CORNICE_RESOURCE:
            _resource(context, path, call, item)
            return
        name = _name(context, path, call.scope, call.kwarg("route_name"))
        if name in routes:
            _declare(context, path, call, routes[name], _view_methods(Handler(path, None, item), context))
        return
    defaults = _defaults(context, path, item)
    named = call.kwarg("route_name") or (defaults.kwarg("route_name") if defaults is not None else None)
    name = _name(context, path, call.scope, named)
    if name in routes:
        _declare(context, path, call, routes[name], (Handler(path, item),), defaults)
    elif call.name.rpartition(".")[2] in VERBS:
        _service_method(context, path, call, item)


def _defaults(context: Context, path: str, function: Function) -> Call | None:
    """The ``view_defaults`` of the class that a decorated method stands in."""
    if function.owner < 0:
        return None
    calls = (context.module(path).call(item) for item in context.module(path).classes[function.owner].decorators)
    return next((call for call in calls if call is not None and call.name.endswith("view_defaults")), None)


def _service_method(context: Context, path: str, call: Call, item: Function) -> None:
    if context.is_called_on(path, call, CORNICE_SERVICES):
        router, verb = context.receiver(path, call) or ANY, call.name.rpartition(".")[2].upper()
        handler = Handler(path, item)
        context.found.declarations.append(Declaration(router, (verb,), "", (handler,), path, call.line, "pyramid"))


def _resource(context: Context, path: str, call: Call, cls: Class) -> None:
    """A class whose methods answer for one thing (``get``) and for all of them (``collection_get``), each with its path."""
    for key, lead in (("path", ""), ("collection_path", "collection_")):
        given = call.kwarg(key) or (call.arg(0) if key == "path" else None)
        place = context.text(path, call.scope, given) if given is not None else None
        for verb in VERBS if place is not None else ():
            found = context.symbols.method(path, cls, lead + verb)
            if found is not None and place is not None:
                handlers = (Handler(found.path, found.function),)
                declared = Declaration(ANY, (verb.upper(),), place, handlers, path, call.line, "pyramid")
                context.found.declarations.append(declared)


def _view_methods(handler: Handler, context: Context) -> tuple[Handler, ...]:
    """A class of views (``view_defaults``) answers by its decorated methods."""
    if handler.cls is None:
        return (handler,)
    methods = context.symbols.methods.get((handler.path, handler.cls.index), {}).values()
    found = tuple(Handler(handler.path, method) for method in methods if method.decorators)
    return found or (handler,)


def _routes(context: Context) -> dict[str, tuple[str, str, int]]:
    """Route names with their patterns and places; ``include(…, route_prefix=…)`` of a module adds its prefix."""
    known: dict[str, tuple[str, str, int]] | None = context.found.__dict__.get("_pyramid")
    if known is None:
        known = {}
        prefixes = _include_prefixes(context)
        for path in context.symbols.modules:
            for call in unrolled(context, path):
                if _method(call) != "add_route":
                    continue
                name = _name(context, path, call.scope, call.arg(0, "name"))
                pattern = context.text(path, call.scope, call.arg(1, "pattern") or call.kwarg("path"))
                if name is not None and pattern is not None and (name[:1] != "/" or pattern[:1] == "/"):
                    lead = prefixes.get(path, "")
                    known.setdefault(name, (f"{lead}/{pattern.lstrip('/')}" if lead else pattern, path, call.line))
        context.found.__dict__["_pyramid"] = known
    return known


def _include_prefixes(context: Context) -> dict[str, str]:
    """By module the prefixes under which it is included, those of what includes the including ``includeme`` before its own."""
    above: dict[str, str] = {}
    own: dict[str, str] = {}
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            if call.name.endswith(".include"):
                file = _included(context, path, call)
                given = context.prefix(path, call.scope, call.kwarg("route_prefix"))
                if file and given:
                    own[file] = given
                if file != path and call.scope >= 0 and module.functions[call.scope].name == "includeme":
                    above.setdefault(file, path)
    return {file: found for file in {*own, *above} if (found := _lead(file, own, above))}


def _included(context: Context, path: str, call: Call) -> str:
    """The module that ``config.include("shop.routes")`` takes in; empty for one of a package outside."""
    target = context.text(path, call.scope, call.arg(0)) or ""
    file = (context.symbols.resolve(path, target) if target else "").partition(":")[0]
    file = context.symbols.files.find(target, "") if file == target else file  # a package that includes itself
    return file if file.endswith(".py") else ""


def _lead(file: str, own: dict[str, str], above: dict[str, str]) -> str:
    parts: list[str] = []
    seen: set[str] = set()
    while file and file not in seen:
        seen.add(file)
        parts.insert(0, own.get(file, "").strip("/"))
        file = above.get(file, "")
    return "/".join(filter(None, parts))


def _declare(
    context: Context,
    path: str,
    call: Call,
    route: tuple[str, str, int],
    handlers: tuple[Handler, ...],
    defaults: Call | None = None,
) -> None:
    given = call.kwarg("request_method") or (defaults.kwarg("request_method") if defaults is not None else None)
    methods = tuple(item.upper() for item in context.texts(path, call.scope, given))
    if given is not None and not methods and any(item.path == route[0] for item in context.found.declarations):
        return  # for some methods that are unknown, beside a view of the same route
    file, line = context.place(path, call, handlers)
    attribute = context.text(path, call.scope, call.kwarg("attr"))
    called = tuple(_called(context, handler, attribute or "__call__") for handler in handlers)
    context.found.declarations.append(Declaration(ANY, methods, route[0], called, file, line, "pyramid"))


def _called(context: Context, handler: Handler, name: str) -> Handler:
    """What a view answers with: of a class the method that ``attr`` names, or its ``__call__``."""
    method = context.symbols.method(handler.path, handler.cls, name) if handler.cls is not None else None
    return handler if method is None or method.function is None else Handler(method.path, method.function)

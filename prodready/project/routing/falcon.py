"""Falcon: resources with responders, added to an application or to what a subclass makes of it."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Class, Expr, Function, Ref, last_word, put_together
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.handed import filled
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Declaration, Handler, Router

FALCON_APPS = frozenset({"falcon.App", "falcon.API", "falcon.asgi.App"})
_DOTTED = re.compile(r"\w+(?:\.\w+)*[.:]\w+")
_RESPONDERS = tuple(f"on_{verb}" for verb in VERBS)


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in unrolled(context, path):
        if context.constructs(path, call, FALCON_APPS):
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", top=True)
        elif call.name.rpartition(".")[2] in ("add_route", "add_sink"):
            _route(context, path, call, call.placed("uri_template", "resource"))
    adding = context.once("_adding", "", lambda: _adding(context))
    for call, item in context.decorated(path) if adding else ():
        maker = adding.get(_made(context, path, call)) if isinstance(item, Class) else None
        if maker is not None and isinstance(item, Class):
            _decorated(context, path, call, item, maker)


def _adding(context: Context) -> dict[str, Call]:
    """The calls that add routes in decorators of the repository (``def __call__(self, path): def add(cls): ….add_route(path,
    cls())``), by the functions that make these."""
    found = {}
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            if last_word(call.name) != "add_route" or call.scope < 0 or not call.args:
                continue
            around = module.functions[call.scope].scope
            maker = module.functions[around] if around >= 0 else None
            if maker is not None and any(
                _is_param(maker, part) for part in put_together(call.args[0]) or call.args[:1]
            ):
                found[f"{path}:{maker.qualname}"] = call
    return found


def _is_param(function: Function, expr: Expr) -> bool:
    return isinstance(expr, Ref) and expr.name[:1] == "%" and function.param(expr.name[1:]) is not None


def _made(context: Context, path: str, call: Call) -> str:
    """The function that a decorator calls: its own, or the ``__call__`` of the object that it is."""
    name = context.types.call_name(path, call)
    found = context.symbols.definition(name)
    if found is not None and found.function is not None:
        return found.symbol
    held = context.types.of(path, call.scope, Ref(call.name))
    cls = context.symbols.definition(held.removesuffix("()"))
    method = context.symbols.method(cls.path, cls.cls, "__call__") if cls is not None and cls.cls is not None else None
    return method.symbol if method is not None else ""


def _decorated(context: Context, path: str, call: Call, cls: Class, added: Call) -> None:
    text = context.text(path, call.scope, call.arg(0))
    suffix = context.text(path, call.scope, call.kwarg("suffix")) if added.kwarg("suffix") is not None else None
    answering = tuple(context.method_functions(path, cls, _responders(suffix)).values())
    _declare(context, path, call, () if text is None else (text,), answering)


def _responders(suffix: str | None) -> tuple[str, ...]:
    return tuple(f"{name}_{suffix}" if suffix else name for name in _RESPONDERS)


def _route(context: Context, path: str, call: Call, given: tuple[Expr, ...]) -> None:
    """Path and resource in whatever order: subclasses of App may take a name first."""
    for position, argument in enumerate(given[:2]):
        texts = tuple(text for text in filled(context, path, call.scope, argument) if text.startswith("/"))
        following = given[position + 1] if len(given) > position + 1 else None
        if not texts or following is None:
            continue
        names = _responders(context.text(path, call.scope, call.kwarg("suffix")))
        answering = _module_responders(context, path, following, names) or tuple(
            handler
            for owner in _resource(context, path, call, following)
            if owner.cls is not None
            for handler in context.method_functions(owner.path, owner.cls, names).values()
        )
        _declare(context, path, call, texts, answering)
        return


def _declare(context: Context, path: str, call: Call, texts: tuple[str, ...], answering: tuple[Handler, ...]) -> None:
    named = (handler.function.name for handler in answering if handler.function is not None)
    methods = tuple(dict.fromkeys(name.split("_")[1].upper() for name in named))
    for text in texts if answering else ():
        context.found.declarations.append(Declaration(ANY, methods, text, answering, path, call.line, "falcon"))


def _module_responders(context: Context, path: str, expr: Expr, names: tuple[str, ...]) -> tuple[Handler, ...]:
    """A module as resource: its responder functions."""
    target = context.symbols.resolve(path, expr.name) if isinstance(expr, Ref) else ""
    if not target.endswith(".py"):
        return ()
    functions = context.symbols.scope(target).functions
    return tuple(Handler(target, functions[name]) for name in names if name in functions)


def _resource(context: Context, path: str, call: Call, expr: Expr) -> tuple[Handler, ...]:
    typed = context.types.of(path, call.scope, expr)
    found = context.symbols.definition(typed.removesuffix("()"))
    if found is not None and found.cls is not None:
        return (Handler(found.path, None, found.cls),)
    return context.handlers(path, call.scope, expr) or _loaded(context, path, call.scope, expr)


def _loaded(context: Context, path: str, scope: int, expr: Expr) -> tuple[Handler, ...]:
    """A resource whose class a text names: ``load("shop.orders:Orders")()``, the text perhaps the default of an option."""
    module = context.module(path)
    bound = context.types.bound(path, scope, expr.name) if isinstance(expr, Ref) and expr.name[0] == "%" else ()
    made = module.call(bound[0].value if len(bound) == 1 else expr)
    loading = (
        module.calls[made.receiver] if made is not None and made.name.endswith("()") and made.receiver >= 0 else None
    )
    text = context.text(path, scope, loading.arg(0)) if loading is not None else None
    if not text or not _DOTTED.fullmatch(text):
        return ()
    found = context.symbols.definition(context.symbols.resolve(path, text.replace(":", ".")))
    return (Handler(found.path, None, found.cls),) if found is not None and found.cls is not None else ()

"""CherryPy: exposed methods of the objects that ``quickstart`` and ``tree.mount`` put at a path."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Class, Expr, Ref
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.handed import callers, taker
from prodready.project.routing.table import ANY, Declaration, Handler, join

STARTERS = frozenset({"cherrypy.quickstart", "cherrypy.tree.mount"})
Item = tuple[str, int, Expr | None]
"""File, scope and expression of an object."""
MAX_DEPTH = 4
"""Objects within objects that are followed."""


def collect(context: Context, path: str) -> None:
    """Add what one module mounts."""
    for call in context.calls(path):
        if context.symbols.resolve(path, call.name) in STARTERS:
            prefix = context.prefix(path, call.scope, call.arg(1, "script_name"))
            for item in _given(context, path, call.scope, call.arg(0, "root")):
                _answers(context, item, prefix, MAX_DEPTH)


def _given(context: Context, path: str, scope: int, expr: Expr | None) -> Iterator[Item]:
    """What is mounted; what the callers hand in where it is a parameter."""
    function = taker(context, path, scope, expr)
    if function is None or not isinstance(expr, Ref):
        yield path, scope, expr
        return
    for where, caller in callers(context, function):
        yield where, caller.scope, function.given(caller, expr.name[1:])


def _answers(context: Context, item: Item, prefix: str, depth: int) -> None:
    """Declare what the object ``item`` (file, scope, expression) and the objects in it answer below ``prefix``."""
    path, scope, expr = item
    found = context.symbols.definition(context.types.of(path, scope, expr).removesuffix("()")) if expr else None
    if found is None or found.cls is None or depth <= 0:
        return
    for methods, name, handler in _exposed(context, found.path, found.cls):
        text = join(prefix, "" if name == "index" else f"/{name}" if name else "")
        line = handler.function.line if handler.function is not None else found.cls.line
        declared = Declaration(ANY, methods, text or "/", (handler,), handler.path, line, "cherrypy")
        context.found.declarations.append(declared)
    for name, value in _parts(context, found.path, found.cls):
        _answers(context, value, join(prefix, f"/{name}"), depth - 1)


def _exposed(context: Context, path: str, cls: Class) -> Iterator[tuple[tuple[str, ...], str, Handler]]:
    """Methods of HTTP, the last part of the path, and what answers; an exposed class answers by its verbs."""
    if any(_exposes(context, path, item) for item in cls.decorators):
        for verb, handler in context.method_functions(path, cls, tuple(verb.upper() for verb in VERBS)).items():
            yield (verb,), "", handler
        return
    set_so = {assign.target for assign in context.module(path).assigns if assign.owner == cls.index}
    for function in context.symbols.methods.get((path, cls.index), {}).values():
        marked = any(_exposes(context, path, item) for item in function.decorators)
        if marked or f"&{function.name}.exposed" in set_so:
            yield ("GET", "POST"), "" if function.name == "default" else function.name, Handler(path, function)


def _exposes(context: Context, path: str, decorator: Expr) -> bool:
    """Whether a decorator is CherryPy's own, or one of the repository that marks what it is given (``f.exposed = True``)."""
    name = context.symbols.expr_name(path, decorator).removesuffix("()")
    found = context.symbols.definition(name) if ".py:" in name else None
    if found is None or found.function is None:
        return name == "cherrypy.expose"
    marks = {f"%{param.name}.exposed" for param in found.function.params}
    module = context.module(found.path)
    return any(assign.scope == found.function.index and assign.target in marks for assign in module.assigns) or any(
        call.scope == found.function.index and context.symbols.resolve(found.path, call.name) == "cherrypy.expose"
        for call in module.calls
    )


def _parts(context: Context, path: str, cls: Class) -> Iterator[tuple[str, Item]]:
    """Objects that are attributes of the class, or of its instances from the constructor on."""
    for name, assign in context.symbols.fields.get((path, cls.index), {}).items():
        yield name, (path, assign.scope, assign.value)
    init = context.symbols.methods.get((path, cls.index), {}).get("__init__")
    for assign in context.module(path).assigns if init is not None else ():
        if init is not None and assign.scope == init.index and assign.target.startswith("%self."):
            yield assign.target.removeprefix("%self."), (path, assign.scope, assign.value)

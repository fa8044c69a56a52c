"""Flask-Classful: classes whose methods answer, registered with an application or a blueprint (``Orders.register(app)``)."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Class, Function, Ref, last_word
from prodready.project.code.symbols import Definition
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Declaration, Handler, join

PACKAGES = frozenset({"flask_classful", "flask_classy"})
_VIEWS = frozenset({"flask_classful.FlaskView", "flask_classy.FlaskView"})
_OF_ONE = ("get", "put", "patch", "delete")
_NO_ROUTES = ("_", "before_", "after_")
"""How the names begin of methods that answer nothing (documentation of Flask-Classful, "Special method names")."""

_NO_METHODS = frozenset({"builtins.classmethod", "builtins.staticmethod", "builtins.property"})


def collect(context: Context, path: str) -> None:
    """Add what one module registers."""
    for call in context.calls(path):
        owner, _, last = call.name.rpartition(".")
        found = context.symbols.definition(context.symbols.resolve(path, owner)) if last == "register" else None
        if found is not None and found.cls is not None and context.symbols.derives(found.path, found.cls, _VIEWS):
            _register(context, path, call, found, found.cls)


def _register(context: Context, path: str, call: Call, view: Definition, cls: Class) -> None:
    base = _option(context, path, call, view, cls, "route_base")
    base = cls.name.removesuffix("View").lower() if base is None else base
    prefix = join(_option(context, path, call, view, cls, "route_prefix") or "", _below(base))
    routers = list(context.identities(path, call.scope, call.arg(0, "app"))) or [ANY]
    for where, function in _methods(context, view, cls):
        for methods, below in _rules(context, where, function):
            for router in routers:
                context.found.declarations.append(
                    Declaration(
                        router, methods, join(prefix, below), (Handler(where, function),), where, function.line, "flask"
                    )
                )


def _option(context: Context, path: str, call: Call, view: Definition, cls: Class, name: str) -> str | None:
    """What the registration says, else the class."""
    given = context.text(path, call.scope, call.kwarg(name))
    field = context.symbols.class_field(view.path, cls, name) if given is None else None
    return context.text(field[0], -1, field[1].value) if field is not None else given


def _methods(context: Context, view: Definition, cls: Class) -> Iterator[tuple[str, Function]]:
    """The public methods, own and inherited within the repository, the nearest of each name."""
    seen: set[str] = set()
    for path, each in context.symbols.lineage(view.path, cls):
        for name, function in context.symbols.methods.get((path, each.index), {}).items():
            bare = {item.name for item in function.decorators if isinstance(item, Ref)}
            if name not in seen and not name.startswith(_NO_ROUTES) and not bare & _NO_METHODS:
                yield path, function
            seen.add(name)


def _rules(context: Context, path: str, function: Function) -> Iterator[tuple[tuple[str, ...], str]]:
    """The methods and paths of one function: those of its decorators, else what its name and parameters say."""
    module = context.module(path)
    decorators = [call for item in function.decorators if (call := module.call(item)) is not None]
    written = [call for call in decorators if last_word(call.name) == "route"]
    for call in written:
        methods = tuple(item.upper() for item in context.texts(path, call.scope, call.kwarg("methods"))) or ("GET",)
        yield methods, context.text(path, call.scope, call.arg(0, "rule")) or ""
    if written:
        return
    parameters = "".join(f"/<{param.name}>" for param in function.params[1:] if param.name not in ("args", "kwargs"))
    if function.name in ("index", "post"):
        yield (("GET",) if function.name == "index" else ("POST",)), parameters or "/"
    elif function.name in _OF_ONE:
        yield (function.name.upper(),), parameters or "/"
    else:
        yield ("GET",), f"/{function.name}{parameters}/"


def _below(base: str) -> str:
    return base if base.startswith("/") else f"/{base}"

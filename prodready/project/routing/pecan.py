"""Pecan: controllers whose attributes are the next part of the path, down from the root of an application."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Class, Expr, Function
from prodready.project.routing.context import Context
from prodready.project.routing.table import Declaration, Handler, Mount, Router

_EXPOSES = frozenset({"pecan.expose", "pecan.decorators.expose", "wsmeext.pecan.wsexpose"})
_REST = frozenset({"pecan.rest.RestController"})
_VERBS = {
    "get": ("GET",),
    "get_one": ("GET",),
    "get_all": ("GET",),
    "post": ("POST",),
    "put": ("PUT",),
    "patch": ("PATCH",),
    "delete": ("DELETE",),
    "post_delete": ("DELETE",),
}
"""Methods of controllers of resources; all others answer below the name of the method."""
_ONE = frozenset({"get_one", "put", "patch", "delete", "post_delete"})


def collect(context: Context, path: str) -> None:
    """Add what the controllers of one module answer, and hang those below them that are their attributes."""
    module = context.module(path)
    for cls in module.classes:
        identity = f"{path}:{cls.qualname}"
        answers = list(_exposed(context, path, cls))
        parts = list(_parts(context, path, cls)) if answers or _is_rest(context, path, cls) else []
        if not answers and not parts:
            continue
        context.found.routers.setdefault(identity, Router(identity, top=True))
        for name, child in parts:
            context.found.mounts.append(Mount(identity, child, f"/{name}"))
        for function, methods, text in answers:
            context.found.declarations.append(
                Declaration(identity, methods, text, (Handler(path, function),), path, function.line, "pecan")
            )


def _is_rest(context: Context, path: str, cls: Class) -> bool:
    return context.symbols.derives(path, cls, _REST)


def _exposed(context: Context, path: str, cls: Class) -> Iterator[tuple[Function, tuple[str, ...], str]]:
    """The methods that answer requests, what they answer, and the rest of the path."""
    rest = _is_rest(context, path, cls)
    for function in context.symbols.methods.get((path, cls.index), {}).values():
        if not any(_exposes(context, path, item) for item in function.decorators):
            continue
        if rest and function.name in _VERBS:
            yield function, _VERBS[function.name], "/{id}" if function.name in _ONE else ""
        elif function.name.startswith("_"):
            yield function, (), "/{rest}"
        else:
            yield function, _marked(context, path, function), "" if function.name == "index" else f"/{function.name}"


def _marked(context: Context, path: str, function: Function) -> tuple[str, ...]:
    """The method of a generic controller's part (``@index.when(method="POST")``); all where none is named."""
    calls = (context.module(path).call(item) for item in function.decorators)
    found = [context.text(path, call.scope, call.kwarg("method")) for call in calls if call is not None]
    return tuple(item.upper() for item in found if item)


def _exposes(context: Context, path: str, decorator: Expr, depth: int = 2) -> bool:
    """Whether a decorator is Pecan's, or one of the repository that hands on to it."""
    name = context.symbols.expr_name(path, decorator).removesuffix("()")
    if name in _EXPOSES or name.endswith(".when"):
        return True
    found = context.symbols.definition(name) if ".py:" in name and depth else None
    if found is None or found.function is None:
        return False
    inside = range(found.function.line, found.function.end_line + 1)
    return any(
        call.line in inside and context.symbols.resolve(found.path, call.name) in _EXPOSES
        for call in context.module(found.path).calls
    )


def _parts(context: Context, path: str, cls: Class) -> Iterator[tuple[str, str]]:
    """The attributes that are controllers of the repository, of the class or of its instances."""
    fields = context.symbols.fields.get((path, cls.index), {})
    given = [(name, assign.scope, assign.value) for name, assign in fields.items()]
    init = context.symbols.methods.get((path, cls.index), {}).get("__init__")
    given.extend(
        (assign.target.removeprefix("%self."), assign.scope, assign.value)
        for assign in context.module(path).assigns
        if init is not None and assign.scope == init.index and assign.target.startswith("%self.")
    )
    for name, scope, value in given:
        typed = context.types.of(path, scope, value) if value is not None else ""
        found = context.symbols.definition(typed.removesuffix("()")) if typed.endswith("()") else None
        if found is not None and found.cls is not None:
            yield name, f"{found.path}:{found.cls.qualname}"

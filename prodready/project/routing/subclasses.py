"""Routers that are classes of the repository: the prefix that their constructors hand on to the library's."""

from __future__ import annotations

from prodready.facts.python import Call, Class, Ref
from prodready.project.routing.context import Context


def made_prefix(context: Context, path: str, call: Call, key: str) -> str:
    """The prefix of the router that a call makes of such a class; empty for any other call."""
    found = context.symbols.definition(context.symbols.resolve(path, call.name))
    return class_prefix(context, found.path, found.cls, key) if found is not None and found.cls is not None else ""


def own_prefix(context: Context, path: str, call: Call, key: str) -> str:
    """The prefix for a route that such a class puts on itself: ``self.add_url_rule("", …)``."""
    itself = call.name.startswith("%self.") and call.name.count(".") == 1 and call.owner >= 0
    return class_prefix(context, path, context.module(path).classes[call.owner], key) if itself else ""


def class_prefix(context: Context, path: str, cls: Class, key: str) -> str:
    """What the constructor of a class passes on under ``key``: ``super().__init__(prefix="/user", …)``."""
    init = context.symbols.method(path, cls, "__init__")
    if init is None or init.function is None:
        return ""
    for inner in context.module(init.path).calls_of(init.function.index):
        if inner.name == "builtins.super().__init__":
            given = inner.kwarg(key)
            if isinstance(given, Ref) and given.name[1:] == key:
                param = init.function.param(key)
                return context.prefix(init.path, -1, param.default if param else None)
            return context.prefix(init.path, inner.scope, given)
    return ""

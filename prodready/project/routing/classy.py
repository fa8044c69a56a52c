"""classy-fastapi: classes whose decorated methods answer, and whose instances have a router (``Users().router``)."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Class, Function, Ref, last_word
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

PACKAGES = frozenset({"classy_fastapi"})
_ROUTABLES = frozenset({"classy_fastapi.Routable", "classy_fastapi.routable.Routable"})
_HELD = ".router"
"""The attribute of an instance that has the routes of its class."""


def collect(context: Context, path: str) -> None:
    """Add what one module declares and includes."""
    for cls in context.module(path).classes:
        if context.symbols.derives(path, cls, _ROUTABLES):
            identity = f"{path}:{cls.qualname}(){_HELD}"
            context.found.routers[identity] = Router(identity, _prefix(context, path, cls))
            context.found.declarations.extend(_declared(context, path, cls, identity))
    for call in context.calls(path):
        if last_word(call.name) == "include_router":
            _include(context, path, call)


def _declared(context: Context, path: str, cls: Class, identity: str) -> Iterator[Declaration]:
    """The routes of the methods of a class."""
    module = context.module(path)
    for function in context.symbols.methods.get((path, cls.index), {}).values():
        for call in filter(None, map(module.call, function.decorators)):
            verb = last_word(call.name)
            known = context.symbols.resolve(path, call.name).startswith("classy_fastapi.")
            text = context.text(path, call.scope, call.arg(0, "path")) if known else None
            if text is not None:
                methods = (verb.upper(),) if verb in VERBS else _methods(context, path, call)
                yield _route(identity, methods, text, path, function, call)


def _methods(context: Context, path: str, call: Call) -> tuple[str, ...]:
    return tuple(item.upper() for item in context.texts(path, call.scope, call.kwarg("methods"))) or ("GET",)


def _route(
    identity: str, methods: tuple[str, ...], text: str, path: str, function: Function, call: Call
) -> Declaration:
    return Declaration(identity, methods, text, (Handler(path, function),), path, call.line, "fastapi")


def _prefix(context: Context, path: str, cls: Class) -> str:
    """The prefix that the constructor of a class gives to the one above it."""
    init = context.symbols.method(path, cls, "__init__")
    inside = context.module(init.path).calls_of(init.function.index) if init is not None and init.function else ()
    given = (call.kwarg("prefix") for call in inside if call.name == "builtins.super().__init__")
    return next((context.prefix(path, -1, each) for each in given if each is not None), "")


def _include(context: Context, path: str, call: Call) -> None:
    """A router that a variable's instance has; one of an instance that is made on the spot goes by its own name."""
    child = call.arg(0, "router")
    if not isinstance(child, Ref) or not child.name.endswith(_HELD) or child.name.endswith(f"(){_HELD}"):
        return
    made = context.types.of(path, call.scope, Ref(child.name.removesuffix(_HELD)))
    if f"{made}{_HELD}" not in context.found.routers and ".py:" not in made:
        return
    parents = list(context.identities(path, call.scope, Ref(call.name.rpartition(".")[0]))) or [ANY]
    prefix = context.prefix(path, call.scope, call.kwarg("prefix"))
    context.found.mounts.extend(Mount(parent, f"{made}{_HELD}", prefix) for parent in parents)

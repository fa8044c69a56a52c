"""Twisted: resources that ``putChild`` hangs below each other, up to the root of a site."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Expr, Map, Other
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Router

SITES = frozenset({"twisted.web.server.Site"})
_RESOURCES = frozenset({"twisted.web.resource.Resource", "twisted.web.resource.IResource"})


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    for call in context.calls(path):
        if context.constructs(path, call, SITES):
            for root in context.identities(path, call.scope, call.arg(0, "resource")):
                context.found.routers[root] = Router(root, "", top=True)
        elif call.name.endswith(".putChild") and len(call.args) > 1:
            _hang(context, path, call)
    for scope, key, value in _tables(context, path):
        text = context.text(path, scope, key)
        for verb, handler in _answers(context, path, scope, value) if text and text.startswith("/") else ():
            context.found.declarations.append(
                Declaration(ANY, (verb,), text or "", (handler,), path, value.line, "twisted")
            )


def _tables(context: Context, path: str) -> Iterator[tuple[int, Expr, CallRef]]:
    """What tables hold that a loop may hang below the root: ``{"/status": Status()}``, ``resources["/status"] = Status()``."""
    module = context.module(path)
    held = [(item.scope, item.value) for item in module.assigns]
    held += [(call.scope, given) for call in module.calls for given in call.args]
    for scope, table in held:
        for key, value in table.items if isinstance(table, Map) else ():
            if key is not None and isinstance(value, CallRef):
                yield scope, key, value
    for item in module.assigns:
        if item.key is not None and isinstance(item.value, CallRef):
            yield item.scope, item.key, item.value


def _hang(context: Context, path: str, call: Call) -> None:
    """Mount a child below its parent, and declare what the child itself answers."""
    segment = _segment(context, path, call)
    for child in context.identities(path, call.scope, call.args[1]):
        context.found.mounts.append(Mount(context.receiver(path, call) or ANY, child, f"/{segment}"))
        for verb, handler in _answers(context, path, call.scope, call.args[1]):
            declared = Declaration(child, (verb,), "", (handler,), path, call.line, "twisted")
            context.found.declarations.append(declared)


def _segment(context: Context, path: str, call: Call) -> str:
    given = call.args[0]
    return given.text if isinstance(given, Other) else context.prefix(path, call.scope, given)


def _answers(context: Context, path: str, scope: int, expr: Expr) -> Iterator[tuple[str, Handler]]:
    """The methods ``render_GET`` and the like of the class of a resource."""
    found = context.symbols.definition(context.types.of(path, scope, expr).removesuffix("()"))
    if found is None or found.cls is None or not context.symbols.derives(found.path, found.cls, _RESOURCES):
        return
    for verb in VERBS:
        method = context.symbols.method(found.path, found.cls, f"render_{verb.upper()}")
        if method is not None and method.function is not None:
            yield verb.upper(), Handler(method.path, method.function)

"""Werkzeug without Flask: the rules of its routing, whose endpoints name what answers."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Const, Expr, Map, Ref, Seq, last_word
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Declaration, Handler

_RULE = "Rule"
RULES = frozenset({f"werkzeug.routing.{_RULE}", f"werkzeug.routing.rules.{_RULE}"})


def collect(context: Context, path: str) -> None:
    """Add the rules of one module."""
    for call in context.calls(path):
        if last_word(call.name) != _RULE or context.symbols.resolve(path, call.name) not in RULES:
            continue
        pattern = call.arg(0, "string")
        if not isinstance(pattern, Const):
            continue
        given = call.kwarg("methods")
        named = [item.value for item in given.items if isinstance(item, Const)] if isinstance(given, Seq) else ["GET"]
        methods = tuple(str(name).upper() for name in named)
        answers = tuple(_answers(context, path, call, call.kwarg("endpoint")))
        found = Declaration(ANY, methods, str(pattern.value), answers, path, call.line, "werkzeug")
        context.found.declarations.append(found)


def _answers(context: Context, path: str, call: Call, endpoint: Expr | None) -> Iterator[Handler]:
    """The functions that an endpoint means: itself, what a dict of the module leads to, or a method called after it."""
    if isinstance(endpoint, Ref):
        yield from context.handlers(path, call.scope, endpoint)
    if not isinstance(endpoint, Const):
        return
    module = context.module(path)
    items = (pair for assign in module.assigns if isinstance(assign.value, Map) for pair in assign.value.items)
    listed = {
        last_word(value.name)
        for key, value in items
        if isinstance(key, Const) and key.value == endpoint.value and isinstance(value, Ref)
    }
    meant = listed or {f"on_{endpoint.value}", str(endpoint.value)}
    yield from (Handler(path, function) for function in module.functions if function.name in meant)

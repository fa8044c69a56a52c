"""Functions of the repository that templates may call as filters, by the names under which they know them."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Const, Expr, Function, Map, Module, Ref, last_word
from prodready.project.code.symbols import Definition, Symbols
from prodready.project.snapshot import Snapshot

_DECORATORS = frozenset({"filter", "simple_tag", "template_filter", "app_template_filter", "template_global"})
_ADDERS = frozenset({"add_template_filter", "add_app_template_filter", "add_template_global"})


def named_filters(snapshot: Snapshot, symbols: Symbols) -> Iterator[tuple[str, Definition]]:
    """Every function that stands by itself, under its own name and under those that it is registered by."""
    for path, module in snapshot.application():
        for function in module.functions:
            if function.owner < 0 and function.params:
                for name in (function.name, *_given_names(module, function)):
                    yield name, Definition(path, function.qualname, function=function)
        for name, value in _registered(module):
            found = symbols.definition(symbols.expr_name(path, value))
            if found is not None and found.function is not None:
                yield name, found


def _given_names(module: Module, function: Function) -> Iterator[str]:
    """The names that decorators give (``@app.template_filter("shown")``, ``@register.filter(name="shown")``)."""
    for call in filter(None, map(module.call, function.decorators)):
        if last_word(call.name) in _DECORATORS:
            yield from _text(call.arg(0, "name"))


def _registered(module: Module) -> Iterator[tuple[str, Expr]]:
    """Names and what is registered by them (``env.filters["shown"] = show``, ``env.filters.update(shown=show)``)."""
    for assign in module.assigns:
        if assign.value is not None and assign.target.endswith(".filters[]"):
            for name in _text(assign.key):
                yield name, assign.value
    for call in module.calls:
        if call.name.endswith(".filters.update"):
            yield from _pairs(call)
        elif last_word(call.name) in _ADDERS and call.args and isinstance(call.args[0], Ref):
            for name in _text(call.arg(1, "name")):
                yield name, call.args[0]


def _pairs(call: Call) -> Iterator[tuple[str, Expr]]:
    yield from call.kwargs
    for given in call.args:
        for key, value in given.items if isinstance(given, Map) else ():
            for name in _text(key):
                yield name, value


def _text(expr: Expr | None) -> Iterator[str]:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr.value

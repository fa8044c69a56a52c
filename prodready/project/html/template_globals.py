"""What a module gives to all templates of an environment of Jinja: ``templates.env.globals["title"] = TITLE``."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Const, Expr, Map, Module


def globals_of(module: Module) -> Iterator[tuple[str, int, Expr]]:
    """The names, each with the function in which its value means something, and the value."""
    for assign in module.assigns:
        if assign.target.endswith(".globals[]") and isinstance(assign.key, Const) and assign.value is not None:
            yield str(assign.key.value), assign.scope, assign.value
    for call in module.calls:
        if call.name.endswith(".globals.update"):
            yield from ((key, call.scope, value) for key, value in call.kwargs if key != "**")
            pairs = [pair for item in call.args if isinstance(item, Map) for pair in item.items]
            yield from ((str(key.value), call.scope, value) for key, value in pairs if isinstance(key, Const))

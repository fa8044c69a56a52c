"""Which parts of a list, a dict or a local variable a step leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from prodready.facts.python import Assign, Const, Expr, Map, Module, Op, Ref, Seq, last_word
from prodready.project.code.reaching import reaching
from prodready.project.code.types import Types
from prodready.project.taint.loop_values import beside

_FILLS = frozenset({"append", "extend", "add", "insert", "appendleft"})

Steps: TypeAlias = tuple[str, ...]
"""What is asked of a value: an attribute or a key by its name, ``[]`` for an element, ``?`` for an item of unknown key."""


def meets(key: Expr | None, steps: Steps) -> bool:
    """Whether an item that is set under a key may be the one that is asked for."""
    return not steps or steps[0] in ("?", "[]") or not isinstance(key, Const) or str(key.value) == steps[0]


def picked(expr: Seq, steps: Steps) -> tuple[Expr, ...]:
    """The items of a display that a step leads to."""
    if steps and steps[0].isdigit() and int(steps[0]) < len(expr.items):
        return (expr.items[int(steps[0])],)
    return expr.items


def looked_up(expr: Map, steps: Steps) -> Iterator[tuple[Expr, Steps]]:
    """The values of a dict that a step leads to; all that it spreads; its keys for those who run over it."""
    for key, value in expr.items:
        if key is None:
            yield value, steps
        elif steps[:1] == ("[]",):
            yield key, steps[1:]
        elif not steps or steps[0] == "?" or not isinstance(key, Const) or str(key.value) == steps[0]:
            yield value, steps[1:]


def taken(module: Module, assign: Assign, steps: Steps) -> tuple[Expr | None, Steps]:
    """The value of a binding and the steps in it; of a loop over pairs and the like the place of the variable comes first."""
    value = assign.value
    if not isinstance(value, Op) or value.kind != "iter":
        return value, steps
    variables = beside(module, assign)
    place = (str(variables.index(assign)),) if len(variables) > 1 else ()
    return value.items[0], ("[]", *place, *steps)


def bound_to(types: Types, path: str, scope: int, name: Ref, steps: Steps) -> Iterator[tuple[Expr | None, Steps]]:
    """What a local variable is bound to and filled with, and what is asked of it there."""
    module = types.symbols.modules[path]
    bound = types.bound(path, scope, name.name)
    live = reaching(module, bound, name.line)
    for item in live:
        if item.value is not None:
            yield taken(module, item, steps)
    for item in module.assigns_of(scope):
        if item.target == f"{name.name}[]" and item.value is not None and meets(item.key, steps):
            yield item.value, steps[1:]
    for call in module.calls_of(scope):
        fills = call.name.rpartition(".")[0] == name.name and last_word(call.name) in _FILLS
        if fills and (not live or any(item in live for item in reaching(module, bound, call.line))):
            yield from ((value, steps if last_word(call.name) == "extend" else steps[1:]) for value in call.args[-1:])

"""What an expression may be, where inference of types settles for the first answer: all bindings of a variable, both arms
of a condition, everything that an own function returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from prodready.facts.python import Assign, CallRef, Const, Expr, Map, Op, Ref, Sub
from prodready.project.code.types import Types

Value: TypeAlias = tuple[str, int, Expr]
"""An expression with the module and the function in which it means something."""

MAX_DEPTH = 5


def alternatives(types: Types, path: str, scope: int, expr: Expr, depth: int = MAX_DEPTH) -> Iterator[Value]:
    """Every expression that ``expr`` may stand for, itself if nothing is known of it."""
    found = list(_meant(types, path, scope, expr, depth)) if depth else []
    if not found:
        yield path, scope, expr
    for where, inside, value in found:
        yield from alternatives(types, where, inside, value, depth - 1)


def _meant(types: Types, path: str, scope: int, expr: Expr, depth: int) -> Iterator[Value]:
    """One step of it."""
    if isinstance(expr, Op) and expr.kind in ("if", "or"):
        yield from ((path, scope, item) for item in (expr.items[::2] if expr.kind == "if" else expr.items))
    elif isinstance(expr, Ref) and expr.name[0] == "%":
        bound: Iterable[Assign] = types.bound(path, scope, expr.name)
        yield from ((path, scope, item.value) for item in bound if item.value is not None)
    elif isinstance(expr, Ref):
        home, _, name = types.symbols.resolve(path, expr.name).partition(":")
        module = types.symbols.modules.get(home)
        bound = module.assigns if module is not None else ()
        yield from ((home, -1, item.value) for item in bound if item.target == f":{name}" and item.value is not None)
    elif isinstance(expr, CallRef):
        callee = types.callee(path, types.symbols.modules[path].calls[expr.index])
        function = callee.function if callee is not None else None
        if callee is not None and function is not None and function.name != "__init__":
            yield from ((callee.path, function.index, item) for item in function.returned)
    elif isinstance(expr, Sub):  # an item of a table that the code spells out
        for where, inside, table in alternatives(types, path, scope, expr.value, depth - 1):
            items = table.items if isinstance(table, Map) else ()
            yield from ((where, inside, value) for key, value in items if not _is_other(key, expr.index))


def _is_other(key: Expr | None, wanted: Expr) -> bool:
    return isinstance(key, Const) and isinstance(wanted, Const) and key.value != wanted.value

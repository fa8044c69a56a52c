"""The rows of a table that a loop goes through: spelt out, put together, or handed to the function that holds the loop."""

from __future__ import annotations

from prodready.facts.python import CallRef, Const, Expr, Map, Op, Ref, Seq
from prodready.project.routing.context import Context
from prodready.project.routing.handed import callers, taker

_PASSED_ON = frozenset({"builtins.sorted", "builtins.list", "builtins.tuple", "builtins.reversed"})
MAX_DEPTH = 5


def items(context: Context, path: str, scope: int, table: Expr | None, depth: int = MAX_DEPTH) -> list[Expr]:
    """The rows of a table; of a dict the keys, or its pairs and values where they are asked for."""
    function = taker(context, path, scope, table) if depth > 0 else None
    if function is not None and isinstance(table, Ref):
        given = [(where, call, function.given(call, table.name[1:])) for where, call in callers(context, function)]
        every = [(where, items(context, where, call.scope, value, depth - 1)) for where, call, value in given]
        return [row if where == path else _foreign(context, where, row) for where, rows in every for row in rows]
    found = context.constants.follow(path, scope, table)
    if found is None or depth <= 0:
        return []
    where, inner, value = found
    if isinstance(value, Seq):
        rows = list(value.items)
    elif isinstance(value, Map):
        rows = [key for key, _ in value.items if key is not None]
    elif isinstance(value, Op) and value.kind in ("+", "*"):
        return [item for part in value.items for item in items(context, where, inner, part, depth - 1)]
    elif isinstance(value, CallRef):
        return _called(context, where, inner, value, depth)
    else:
        return []
    return rows if where == path else [_foreign(context, where, item) for item in rows]


def _called(context: Context, path: str, scope: int, value: CallRef, depth: int) -> list[Expr]:
    """``table.items()``, ``table.values()``, ``sorted(table)``, and what a function of the repository gives back."""
    call = context.module(path).calls[value.index]
    head, _, last = call.name.rpartition(".")
    if last in ("items", "values") and head:
        found = context.constants.follow(path, scope, Ref(head))
        if found is None or not isinstance(found[2], Map):
            return []
        pairs = [(key, item) for key, item in found[2].items if key is not None]
        rows: list[Expr] = [Seq("tuple", pair, pair[0].line) if last == "items" else pair[1] for pair in pairs]
        return rows if found[0] == path else [_foreign(context, found[0], item) for item in rows]
    if call.name in _PASSED_ON and call.args:
        return items(context, path, scope, call.args[0], depth - 1)
    made = context.types.callee(path, call)
    if made is None or made.function is None or made.function.name == "__init__":
        return []
    given = [items(context, made.path, made.function.index, each, depth - 1) for each in made.function.returned]
    return [row if made.path == path else _foreign(context, made.path, row) for each in given for row in each]


def _foreign(context: Context, path: str, expr: Expr) -> Expr:
    """An expression of another module in names that mean the same everywhere."""
    if isinstance(expr, Ref):
        return Ref(context.symbols.resolve(path, expr.name))
    if isinstance(expr, CallRef):
        return Ref(f"{context.symbols.resolve(path, context.module(path).calls[expr.index].name)}()")
    if isinstance(expr, Seq):
        return Seq(expr.kind, tuple(_foreign(context, path, item) for item in expr.items))
    return Const(expr.value) if isinstance(expr, Const) else expr

"""What loops, unpacking and filling give to local variables."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Assign, Expr, Map, Module, Op, Ref, Seq, Sub
from prodready.project.code.reaching import comes_before
from prodready.project.taint.narrowing import names

_COMPILED = (".sql_with_params", ".as_sql")
_FILLS = ("append", "extend", "add", "insert", "update", "setdefault")


def counts(module: Module, assign: Assign) -> bool:
    """Whether a loop variable is a number: of a range, or the first of what ``enumerate`` gives."""
    value = assign.value
    if not isinstance(value, Op) or value.kind != "iter":
        return False
    call = module.call(value.items[0])
    if call is None or call.name == "builtins.range":
        return call is not None
    return call.name == "builtins.enumerate" and _is_first(module, assign)


def items_of(module: Module, assign: Assign) -> Expr | None:
    """The dict whose keys a loop variable takes (``for name, value in fields.items()``: ``fields``, of ``name``)."""
    value = assign.value
    call = module.call(value.items[0]) if isinstance(value, Op) and value.kind == "iter" else None
    if call is None or not call.name.endswith(".items"):
        return None
    if len(beside(module, assign)) < 2 or not _is_first(module, assign):  # one variable for the pair holds both
        return None
    if call.name == "?.items":  # ``for name, value in {"price": price}.items()``
        return next((item for item in module.operands if isinstance(item, Map) and item.line == call.line), None)
    return Ref(call.name.removesuffix(".items"), call.line)


def _is_first(module: Module, assign: Assign) -> bool:
    """Whether a binding is the first of those that one statement or comprehension makes of the same value."""
    return assign == beside(module, assign)[0]


def beside(module: Module, assign: Assign) -> list[Assign]:
    """The bindings that one statement or comprehension makes of the same value, in their order."""
    where = (assign.scope, assign.line, assign.column, assign.value)
    bound = (*module.assigns, *module.comprehended)
    return [item for item in bound if (item.scope, item.line, item.column, item.value) == where]


def comprehended(module: Module, scope: int, name: str, line: int) -> list[Assign]:
    """The bindings of a variable of the comprehensions round a line."""
    return [
        item
        for item in module.comprehended
        if item.scope == scope and item.target == f"%{name}" and item.line <= line <= item.end_line
    ]


def unpacks_sql(module: Module, assign: Assign) -> bool:
    """Whether the variable is one of what a query gives of itself (``sql, params = query.sql_with_params()``)."""
    call = module.call(assign.value.value) if isinstance(assign.value, Sub) else None
    return call is not None and call.name.endswith(_COMPILED)


def filled(module: Module, scope: int, name: str, line: int) -> list[Expr]:
    """What is put into a list or a dict before ``line``."""
    return [*_added(module, scope, name, line), *_set(module, scope, name)]


def _added(module: Module, scope: int, name: str, line: int) -> Iterator[Expr]:
    heads = {f"%{name}.{verb}" for verb in _FILLS}
    for call in module.calls:
        if call.scope == scope and call.name in heads and call.args and comes_before(call, line):
            yield call.args[-1]


def _set(module: Module, scope: int, name: str) -> Iterator[Expr]:
    for assign in module.assigns:
        if assign.scope == scope and assign.target == f"%{name}[]":
            yield from (item for item in (assign.key, assign.value) if item is not None)


def is_empty(expr: Expr) -> bool:
    return isinstance(expr, (Map, Seq)) and not expr.items


def iterables(comprehension: Op) -> tuple[Expr, ...]:
    """What a comprehension goes through; that of a dict has its value before it, which mentions its key."""
    key, *rest = comprehension.items
    parts = (rest[0].value, rest[0].index) if isinstance(rest[0], Sub) else (rest[0],)
    mentioned = {name for part in parts for name in names(part)}
    return tuple(rest[1:] if len(rest) > 1 and mentioned & set(names(key)) else rest)


def is_dict(module: Module, expr: Expr | None) -> bool:
    """Whether a dict is spelt out, or made by its name."""
    call = module.call(expr) if expr is not None else None
    return isinstance(expr, Map) or (call is not None and call.name == "builtins.dict")

"""What stands under a key of tables that modules spell out, also of tables within tables (``KINDS[kind]["table"]``)."""

from __future__ import annotations

from prodready.facts.python import Const, Expr, Map, Other, Ref, Sub
from prodready.project.code.passed import Value
from prodready.project.code.symbols import Symbols


def table_of(symbols: Symbols, path: str, expr: Expr) -> tuple[str, int, Map] | None:
    """The dict that a module binds a name to, with where it means something."""
    name = expr.name if isinstance(expr, Ref) else ""
    found = symbols.definition(symbols.resolve(path, name)) if name else None
    assign = found.assign if found is not None else None
    if found is None or assign is None or not isinstance(assign.value, Map):
        return None
    return found.path, assign.scope, assign.value


def under_key(symbols: Symbols, path: str, expr: Sub) -> list[Value]:
    """All that may be looked up, if every table on the way is spelt out and has the key; else nothing."""
    tables: list[Value] = []
    if isinstance(expr.value, Sub):
        tables = under_key(symbols, path, expr.value)
    elif isinstance(expr.value, Ref) and expr.value.name.endswith("[]"):  # an item under a key that is not constant
        tables = under_key(symbols, path, Sub(Ref(expr.value.name.removesuffix("[]")), Other("?")))
    elif (found := table_of(symbols, path, expr.value)) is not None:
        tables = [found]
    picked = [[(where, scope, item) for item in _picked(table, expr.index)] for where, scope, table in tables]
    return [value for found in picked for value in found] if all(picked) else []


def _picked(table: Expr | None, key: Expr) -> list[Expr]:
    """The value under a constant key of a dict, all of them under another key."""
    if not isinstance(table, Map) or any(name is None for name, _ in table.items):
        return []
    if not isinstance(key, Const):
        return [value for _, value in table.items]
    return [value for name, value in table.items if isinstance(name, Const) and name.value == key.value]

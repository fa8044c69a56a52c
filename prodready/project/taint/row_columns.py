"""Columns of rows by their places: ``row[0]`` is a key where the statement that gave the rows asks for a key there."""

from __future__ import annotations

import re

from prodready.facts.python import Call, Const, Expr, Module, Op, Ref, Sub, beginning, last_word
from prodready.project.code.reaching import reaching
from prodready.project.code.types import Types

_COLUMNS = re.compile(r"^\s*select\s+(?:distinct\s+)?(.+?)\sfrom\s", re.I | re.S)
_KEY = re.compile(r"(?:^|_)(?:id|pk)$|^(?!.*(?:void|valid|grid|paid|bid|uid)$)[a-z]{3,}id$", re.I)
"""The name of a column of keys, also in one word (``orderid``)."""
_FETCHES = frozenset({"fetchall", "fetchone", "fetchmany"})
_STEPS = 4


def is_key_column(types: Types, path: str, scope: int, expr: Sub) -> bool:
    """Whether a row's column of keys is asked for by its place (``for row in cursor.fetchall(): row[0]``)."""
    place = expr.index.value if isinstance(expr.index, Const) else None
    if not isinstance(place, int) or not isinstance(expr.value, Ref) or scope < 0:
        return False
    module = types.symbols.modules[path]
    fetched = _fetched(types, path, scope, expr.value)
    run = _run(module, fetched) if fetched is not None else None
    names = _columns(_text(types, path, scope, run.arg(0))) if run is not None else []
    return -len(names) <= place < len(names) and bool(_KEY.search(names[place]))


def _fetched(types: Types, path: str, scope: int, row: Expr, steps: int = _STEPS) -> Call | None:
    """The call that fetched a row or the rows of which it is one."""
    module = types.symbols.modules[path]
    if isinstance(row, Op) and row.kind == "iter":
        row = row.items[0]
    call = module.call(row)
    if call is not None and call.name in ("builtins.list", "builtins.sorted") and call.args:
        return _fetched(types, path, scope, call.args[0], steps - 1)
    if call is not None:
        return call if last_word(call.name) in _FETCHES else None
    if not isinstance(row, Ref) or row.name[0] != "%" or "." in row.name or steps <= 0:
        return None
    bound = reaching(module, types.bound(path, scope, row.name), row.line)
    value = bound[0].value if len(bound) == 1 else None
    return _fetched(types, path, scope, value, steps - 1) if value is not None else None


def _run(module: Module, fetched: Call) -> Call | None:
    """The last statement that the cursor ran before."""
    cursor = fetched.name.rpartition(".")[0]
    runs = (
        call
        for call in module.calls_of(fetched.scope)
        if call.name == f"{cursor}.execute" and call.line <= fetched.line
    )
    return max(runs, key=lambda call: call.line, default=None)


def _text(types: Types, path: str, scope: int, given: Expr | None, steps: int = _STEPS) -> str:
    """A statement as far as it is spelt out, that of a pattern too (``query.format(step)``)."""
    made = types.symbols.modules[path].call(given)
    if made is not None and made.name.endswith(".format"):
        given = Ref(made.name.removesuffix(".format"), made.line) if made.name[0] == "%" else made.arg(0)
    if isinstance(given, Ref):
        bound = types.bound(path, scope, given.name)
        return _text(types, path, scope, bound[0].value, steps - 1) if len(bound) == 1 and steps > 0 else ""
    first = beginning(given)
    return str(first.value) if isinstance(first, Const) else ""


def _columns(statement: str) -> list[str]:
    """The names of the columns that a statement asks for; none where one of them is calculated."""
    found = _COLUMNS.match(statement)
    if found is None or "(" in found[1] or "*" in found[1]:
        return []
    return [column.split()[-1].rpartition(".")[2] for column in found[1].split(",") if column.strip()]

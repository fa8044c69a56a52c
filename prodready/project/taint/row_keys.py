"""Lists of the keys of rows, which are numbers: by what a list is called, and what is put into it."""

from __future__ import annotations

import re

from prodready.facts.python import Expr, Op, Ref, Sub
from prodready.project.code.types import Types
from prodready.project.taint.closed_values import is_key
from prodready.project.taint.loop_values import filled, is_empty

_KEYS = re.compile(r"(?:^|[._%])(?:\w+_)?(?:ids|pks)$")


def made_of_keys(types: Types, path: str, scope: int, comprehension: Op) -> bool:
    """Whether keys are made texts of, which are numbers therefore (``str(key) for key in order_ids``)."""
    call = types.symbols.modules[path].call(comprehension.items[0])
    return call is not None and call.name == "builtins.str" and _holds_keys(types, path, scope, comprehension.items[-1])


def is_list_of_keys(types: Types, path: str, scope: int, expr: Expr) -> bool:
    """Whether it is a list that a function fills, or makes, with keys of rows (``ids = [row["id"] for row in rows]``)."""
    if not isinstance(expr, Ref) or not _KEYS.search(expr.name) or expr.name[:1] != "%" or scope < 0:
        return False
    bound = types.bound(path, scope, expr.name)
    grown = filled(types.symbols.modules[path], scope, expr.name[1:], expr.line)
    values = [item.value for item in bound if item.value is not None and not is_empty(item.value)] + grown
    picked = [item.items[0] for item in values if isinstance(item, Op) and item.kind == "comp"]
    return bool(values) and len(picked) == len(values) and all(map(is_key, picked))


def _holds_keys(types: Types, path: str, scope: int, expr: Expr | None, depth: int = 4) -> bool:
    """Whether the name of a list says that it holds keys, itself or that of which it is a part (``ids[i : i + n]``)."""
    if isinstance(expr, Sub):
        return _holds_keys(types, path, scope, expr.value, depth)
    if not isinstance(expr, Ref) or depth == 0:
        return False
    bound = types.bound(path, scope, expr.name)
    return bool(_KEYS.search(expr.name)) or (
        bool(bound) and all(_holds_keys(types, path, scope, item.value, depth - 1) for item in bound)
    )

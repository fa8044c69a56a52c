"""Texts whose placeholders are filled in by ``.replace``, which escapes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import CallRef, Const, Expr, Fmt, Ref
from prodready.project.code.types import Types
from prodready.project.taint.sanitisers import Sanitisers

_MARK = re.compile(r"[{%$#\\[<]|__")
_DEPTH = 4


def fills_in(
    types: Types, sanitisers: Sanitisers, path: str, scope: int, expr: Expr | None, depth: int = _DEPTH
) -> bool:
    """Whether placeholders in a text are replaced by values that are not safe, here or in a function called."""
    if depth == 0:
        return False
    if isinstance(expr, Ref) and expr.name[0] == "%" and "." not in expr.name:
        bound = types.bound(path, scope, expr.name)
        return any(fills_in(types, sanitisers, path, scope, item.value, depth - 1) for item in bound)
    if not isinstance(expr, CallRef):
        return False
    call = types.symbols.modules[path].calls[expr.index]
    if call.name.endswith(".replace") and len(call.args) > 1 and any(map(_MARK.search, _texts(call.args[0]))):
        return not sanitisers.is_safe(path, call.scope, call.args[1])
    callee = types.callee(path, call)
    if callee is None or callee.function is None:
        return False
    inner = callee.function
    return any(fills_in(types, sanitisers, callee.path, inner.index, item, depth - 1) for item in inner.returned)


def _texts(expr: Expr) -> Iterator[str]:
    if isinstance(expr, Const):
        yield str(expr.value)
    elif isinstance(expr, Fmt):
        yield from (str(part.value) for part in expr.parts if isinstance(part, Const))

"""Texts into which a constant format writes nothing but numbers, which refuses anything else (``"U+%04X" % code``)."""

from __future__ import annotations

import re

from prodready.facts.python import CallRef, Const, Expr, Fmt, Op
from prodready.project.code.constants import Constants

_PERCENT = re.compile(r"%(?:\(\w*\))?[-#0 +]*\d*(?:\.\d+)?(.)")
_BRACES = re.compile(r"\{[^{}:]*:?([^{}]*)\}")
_NUMBERS = re.compile(r".*[bdioxXeEfFgGn%]\Z")


def is_of_numbers(constants: Constants, path: str, scope: int, expr: Expr) -> bool:
    """Whether an expression is such a text: by ``%``, also of a constant by its name, or by ``format()``."""
    made = constants.types.symbols.modules[path].call(expr) if isinstance(expr, CallRef) else None
    if isinstance(expr, Fmt) and expr.how == "%":
        return _writes_numbers(_PERCENT, expr.parts[0])
    if isinstance(expr, Op) and expr.kind == "%":
        text = constants.text(path, scope, expr.items[0])
        return text is not None and _writes_numbers(_PERCENT, Const(text))
    return made is not None and made.name == "builtins.str.format" and _writes_numbers(_BRACES, made.args[0])


def _writes_numbers(places: re.Pattern[str], text: Expr) -> bool:
    found = places.findall(text.value) if isinstance(text, Const) and isinstance(text.value, str) else []
    return bool(found) and all(map(_NUMBERS.match, found))

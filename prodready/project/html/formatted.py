"""HTML mails whose text is formatted from what nothing escapes, also behind the properties of a class of mails."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Ref
from prodready.project.code.chains import is_property
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.taint.sanitisers import Sanitisers

_DEPTH = 4
_FORMAT = "builtins.str.format"
"""The method of a text that is spelt out, which is then the first argument."""


def formats(
    types: Types, sanitisers: Sanitisers, path: str, scope: int, expr: Expr | None, depth: int = _DEPTH
) -> bool:
    """Whether a body is words with values among them that are not safe, itself or as a property returns it."""
    if depth == 0:
        return False
    if isinstance(expr, Fmt):
        return any(map(_is_text, expr.parts)) and not sanitisers.is_safe(path, scope, expr)
    if isinstance(expr, CallRef):
        call = types.symbols.modules[path].calls[expr.index]
        return _is_text(_template(sanitisers, path, call)) and not all(
            sanitisers.is_safe(path, scope, value) for value in (*_filling(call), *(value for _, value in call.kwargs))
        )
    if not isinstance(expr, Ref) or expr.name[:1] != "%":
        return False
    owner, _, attribute = expr.name.rpartition(".")
    if not owner:
        bound = types.bound(path, scope, expr.name)
        return any(formats(types, sanitisers, path, scope, item.value, depth - 1) for item in bound)
    return any(
        formats(types, sanitisers, found.path, found.function.index, item, depth - 1)
        for found in _properties(types, types.of(path, scope, Ref(owner)), attribute)
        if found.function is not None
        for item in found.function.returned
    )


def _template(sanitisers: Sanitisers, path: str, call: Call) -> Expr | None:
    """The constant text that a call of ``format`` fills in, spelt out there or under a name."""
    if call.name == _FORMAT:
        return call.arg(0)
    head, _, last = call.name.rpartition(".")
    text = sanitisers.constants.text(path, call.scope, Ref(head)) if last == "format" and head else None
    return None if text is None else Const(text)


def _filling(call: Call) -> tuple[Expr, ...]:
    return call.args[1:] if call.name == _FORMAT else call.args


def _is_text(part: Expr | None) -> bool:
    return isinstance(part, Const) and any(map(str.isalpha, str(part.value)))


def _properties(types: Types, known: str, name: str) -> Iterator[Definition]:
    """The property of a class, and those of the classes that derive from it."""
    symbols = types.symbols
    found = symbols.definition(known.removesuffix("()"))
    if found is None or found.cls is None:
        return
    for path, cls in ((found.path, found.cls), *symbols.subclasses.get(found.symbol, ())):
        method = symbols.method(path, cls, name)
        if method is not None and method.function is not None and is_property(method.function):
            yield method

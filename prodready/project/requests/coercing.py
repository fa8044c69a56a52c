"""Fields of request models for which pydantic takes strings unless it is told to be strict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prodready.facts.python import Class, Expr, Op, Seq, Sub
from prodready.project.code.types import Types
from prodready.project.requests.models import BodyModel

_COERCED = frozenset({"builtins.bool", "builtins.int", "builtins.float", "decimal.Decimal"})
_WRAPPERS = ("Optional", "Annotated", "Union", "List", "list", "Sequence", "Set", "set", "Tuple", "tuple")
_SHOWN = 3


def shown(fields: Sequence[str]) -> str:
    """The first fields, for a message."""
    return ", ".join(fields[:_SHOWN]) + (" …" if len(fields) > _SHOWN else "")


def coercing_fields(body: BodyModel, types: Types) -> list[str]:
    """The names of the boolean and numeric fields of a model, own ones first."""
    found: dict[str, None] = {}
    for path, cls in types.symbols.lineage(body.path, body.cls):
        for name in _own(path, cls, types):
            found.setdefault(name)
    return list(found)


def _own(path: str, cls: Class, types: Types) -> Iterator[str]:
    for name, assign in types.symbols.fields.get((path, cls.index), {}).items():
        if not name.startswith("_") and assign.annotation is not None and _coerces(path, assign.annotation, types):
            yield name


def _coerces(path: str, expr: Expr, types: Types, depth: int = 5) -> bool:
    """Whether an annotation is a scalar that coerces and nothing before it takes a string as it is."""
    if depth == 0:
        return False
    if isinstance(expr, Sub):
        outer = types.symbols.expr_name(path, expr.value).rpartition(".")[2]
        items = expr.index.items if isinstance(expr.index, Seq) else (expr.index,)
        if outer == "Annotated":
            return _coerces(path, items[0], types, depth - 1)
        return outer in _WRAPPERS and _any(path, items, types, depth)
    if isinstance(expr, Op) and expr.kind == "|":
        return _any(path, expr.items, types, depth)
    return types.symbols.expr_name(path, expr) in _COERCED


def _any(path: str, items: tuple[Expr, ...], types: Types, depth: int) -> bool:
    if any(types.symbols.expr_name(path, item) == "builtins.str" for item in items):
        return False  # a string stays one
    return any(_coerces(path, item, types, depth - 1) for item in items)

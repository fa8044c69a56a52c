"""Fields of request models for which pydantic takes strings unless it is told to be strict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prodready.facts.python import Class, Expr, Op, Seq, Sub
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.requests.libraries import library_of
from prodready.project.requests.models import BodyModel

_COERCED = frozenset({"builtins.bool", "builtins.int", "builtins.float", "decimal.Decimal"})
_WRAPPERS = ("Optional", "Annotated", "Union", "List", "list", "Sequence", "Set", "set", "Tuple", "tuple")
_SHOWN = 3


class Coerced(NamedTuple):
    """A field by its name, below those of the models that hold it, and where it is declared."""

    name: str
    path: str
    line: int


def shown(fields: Sequence[Coerced]) -> str:
    """The first fields, for a message."""
    return ", ".join(field.name for field in fields[:_SHOWN]) + (" …" if len(fields) > _SHOWN else "")


def coercing_fields(body: BodyModel, types: Types) -> list[Coerced]:
    """The boolean and numeric fields of a model, own ones first."""
    return _fields(body.path, body.cls, types)


def fields_within(body: BodyModel, types: Types) -> list[Coerced]:
    """Those of the models that the fields of a model hold."""
    return [
        field._replace(name=f"{name}.{field.name}")
        for name, held in _held(body.path, body.cls, types)
        if held.cls is not None
        for field in _fields(held.path, held.cls, types)
    ]


def _fields(path: str, cls: Class, types: Types) -> list[Coerced]:
    found: dict[str, Coerced] = {}
    for where, each in types.symbols.lineage(path, cls):
        for field in _own(where, each, types):
            found.setdefault(field.name, field)
    return list(found.values())


def _own(path: str, cls: Class, types: Types) -> Iterator[Coerced]:
    for name, assign in types.symbols.fields.get((path, cls.index), {}).items():
        if not name.startswith("_") and assign.annotation is not None and _coerces(path, assign.annotation, types):
            yield Coerced(name, path, assign.line)


def _held(path: str, cls: Class, types: Types) -> Iterator[tuple[str, Definition]]:
    """The fields of a model that hold another model of the repository."""
    for where, each in types.symbols.lineage(path, cls):
        for name, assign in types.symbols.fields.get((where, each.index), {}).items():
            known = types.annotation(where, assign.annotation) if assign.annotation is not None else ""
            found = types.symbols.definition(known.removesuffix("()")) if known else None
            if found is not None and found.cls is not None and library_of(found.path, found.cls, types) == "pydantic":
                yield name, found


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

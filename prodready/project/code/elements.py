"""What the annotations of lists say of their elements."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import CallRef, Expr, Op, Ref, Seq, Sub, last_word
from prodready.project.code.types import Types

_LISTS = frozenset(
    {"List", "list", "Sequence", "Iterable", "Collection", "Set", "set", "FrozenSet", "frozenset", "Tuple", "tuple"}
)
_WRAPS = frozenset({"Optional", "Annotated", "Union"})


def element(types: Types, path: str, scope: int, expr: Expr) -> str:
    """The type of each element of ``expr``, which is used in function ``scope``; empty if nothing tells it."""
    for where, annotation in _annotations(types, path, scope, expr):
        inner = _element(annotation)
        if inner is not None and (known := types.annotation(where, inner)):
            return known
    return ""


def _annotations(types: Types, path: str, scope: int, expr: Expr) -> Iterator[tuple[str, Expr]]:
    module = types.symbols.modules[path]
    if isinstance(expr, CallRef):
        found = types.callee(path, module.calls[expr.index])
        if found is not None and found.function is not None and found.function.returns is not None:
            yield found.path, found.function.returns
    if not isinstance(expr, Ref):
        return
    owner, _, attribute = expr.name.rpartition(".")
    if owner:
        held = types.symbols.definition(types.typed(path, scope, owner).removesuffix("()"))
        field = types.symbols.class_field(held.path, held.cls, attribute) if held is not None and held.cls else None
        if field is not None and field[1].annotation is not None:
            yield field[0], field[1].annotation
    elif expr.name[0] == "%":
        param = module.functions[scope].param(expr.name[1:]) if scope >= 0 else None
        if param is not None and param.annotation is not None:
            yield path, param.annotation
        for assign in types.bound(path, scope, expr.name):
            if assign.annotation is not None:
                yield path, assign.annotation


def _element(annotation: Expr) -> Expr | None:
    """``User`` of ``list[User]``, ``Optional[list[User]]`` and the like."""
    if isinstance(annotation, Op) and annotation.kind == "|":
        return next((found for item in annotation.items if (found := _element(item)) is not None), None)
    if not isinstance(annotation, Sub) or not isinstance(annotation.value, Ref):
        return None
    inner = (
        annotation.index.items[0] if isinstance(annotation.index, Seq) and annotation.index.items else annotation.index
    )
    last = last_word(annotation.value.name)
    return inner if last in _LISTS else _element(inner) if last in _WRAPS else None

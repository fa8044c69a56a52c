"""What the annotations of lists, and what is put into them, say of their elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prodready.facts.python import Assign, CallRef, Class, Expr, Op, Ref, Seq, Sub, last_word
from prodready.project.code.symbols import Definition

if TYPE_CHECKING:
    from prodready.project.code.types import Types

_LISTS = frozenset(
    {"List", "list", "Sequence", "Iterable", "Collection", "Set", "set", "FrozenSet", "frozenset", "Tuple", "tuple"}
)
_MAPS = frozenset({"Dict", "dict", "Mapping", "MutableMapping", "OrderedDict", "defaultdict"})
_WRAPS = frozenset({"Optional", "Annotated", "Union"})
_ADDS = (".append", ".add", ".appendleft")
_VALUES = ".values"


def element(types: Types, path: str, scope: int, expr: Expr) -> str:
    """The type of each element of ``expr``, which is used in function ``scope``; empty if nothing tells it."""
    call = types.symbols.modules[path].call(expr)
    of_values = call is not None and call.name.endswith(_VALUES)
    held = Ref(call.name.removesuffix(_VALUES), call.line) if call is not None and of_values else expr
    for where, annotation in _annotations(types, path, scope, held):
        inner = _element(annotation, _MAPS if of_values else _LISTS)
        if inner is not None and (known := types.annotation(where, inner)):
            return known
    return "" if of_values else _added(types, path, scope, held)


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
        for where, bound in _of_attribute(types, _owner(types, path, scope, owner), attribute):
            if bound.annotation is not None:
                yield where, bound.annotation
    elif expr.name[0] == "%":
        param = module.functions[scope].param(expr.name[1:]) if scope >= 0 else None
        if param is not None and param.annotation is not None:
            yield path, param.annotation
        for assign in types.bound(path, scope, expr.name):
            if assign.annotation is not None:
                yield path, assign.annotation


def _owner(types: Types, path: str, scope: int, name: str) -> Definition | None:
    """The class of the repository that a value is of."""
    found = types.symbols.definition(types.typed(path, scope, name).removesuffix("()"))
    return found if found is not None and found.cls is not None else None


def _of_attribute(types: Types, owner: Definition | None, name: str) -> Iterator[tuple[str, Assign]]:
    """What a class and its methods bind an attribute to."""
    for where, cls in _lineage(types, owner):
        field = types.symbols.class_field(where, cls, name)
        if field is not None:
            yield field
        yield from ((where, each) for each in types.bindings.of_self(where).get((cls.index, name), ()))


def _lineage(types: Types, owner: Definition | None) -> Iterator[tuple[str, Class]]:
    if owner is None or owner.cls is None:
        return
    yield owner.path, owner.cls
    for _, base in types.symbols.ancestors(owner.path, owner.cls):
        if base is not None and base.cls is not None:
            yield base.path, base.cls


def _added(types: Types, path: str, scope: int, expr: Expr) -> str:
    """The type of what the methods of a class put into a list that it keeps (``self.checks.append(check)``)."""
    owner, _, attribute = expr.name.rpartition(".") if isinstance(expr, Ref) else ("", "", "")
    for where, cls in _lineage(types, _owner(types, path, scope, owner)) if owner else ():
        module = types.symbols.modules[where]
        names = {f"%self.{attribute}{verb}" for verb in _ADDS}
        for call in module.calls:
            inside = call.scope >= 0 and module.functions[call.scope].owner == cls.index
            if inside and call.name in names and call.args and (known := types.of(where, call.scope, call.args[0])):
                return known
    return ""


def _element(annotation: Expr, containers: frozenset[str]) -> Expr | None:
    """``User`` of ``list[User]``, ``Optional[list[User]]`` and the like; of what maps names to values, a value."""
    if isinstance(annotation, Op) and annotation.kind == "|":
        return next((found for item in annotation.items if (found := _element(item, containers)) is not None), None)
    if not isinstance(annotation, Sub) or not isinstance(annotation.value, Ref):
        return None
    items = (
        annotation.index.items if isinstance(annotation.index, Seq) and annotation.index.items else (annotation.index,)
    )
    last = last_word(annotation.value.name)
    if last in containers:
        return items[-1 if containers is _MAPS else 0]
    return _element(items[0], containers) if last in _WRAPS else None

"""Parameters whose annotation lets only proper values through: a pattern, a predicate, an enumeration of texts."""

from __future__ import annotations

from prodready.facts.python import CallRef, Expr, Ref, Seq, Sub, last_word
from prodready.project.code.symbols import Symbols

_CHECKS = frozenset({"Predicate", "AfterValidator", "BeforeValidator", "PlainValidator", "WrapValidator"})
_PATTERNS = ("pattern", "regex")
_MANY = frozenset(
    {"list", "List", "set", "Set", "frozenset", "FrozenSet", "tuple", "Tuple", "Sequence", "Iterable", "Collection"}
)
_NUMBERS = frozenset({"builtins.int", "builtins.float", "uuid.UUID", "decimal.Decimal"})


def validated(symbols: Symbols, path: str, annotation: Expr | None, depth: int = 4) -> bool:
    """Whether an annotation, or the alias that it names, checks each value (``Annotated[str, Field(pattern=…)]``)."""
    if annotation is None or depth <= 0:
        return False
    if isinstance(annotation, Ref):
        found = symbols.definition(symbols.resolve(path, annotation.name))
        given = found.assign.value if found is not None and found.assign is not None else None
        return found is not None and validated(symbols, found.path, given, depth - 1)
    if isinstance(annotation, CallRef):
        call = symbols.modules[path].calls[annotation.index]
        patterned = any(key in _PATTERNS for key, _ in call.kwargs)
        return patterned or call.name.rpartition(".")[2].lstrip(":") in _CHECKS
    if isinstance(annotation, Sub):
        inner = annotation.index.items if isinstance(annotation.index, Seq) else (annotation.index,)
        many = last_word(symbols.expr_name(path, annotation.value)) in _MANY
        if many and all(symbols.expr_name(path, item) in _NUMBERS for item in inner):
            return True  # numbers only
        return symbols.expr_name(path, annotation.value).endswith(".Literal") or any(
            validated(symbols, path, item, depth - 1) for item in inner
        )
    return False

"""The model whose rows a class of Django's generic views shows: ``model``, ``queryset`` or what ``get_queryset`` returns."""

from __future__ import annotations

from prodready.facts.python import Class, Expr, Ref
from prodready.project.code.symbols import Definition, Symbols

_MANAGER = ".objects"
_HOPS = 4


def model_of(symbols: Symbols, path: str, cls: Class) -> Definition | None:
    """The class of the rows; None if nothing says it, or more than one does."""
    told: list[tuple[str, int, Expr | None]] = []
    for name in ("model", "queryset"):
        field = symbols.class_field(path, cls, name)
        told += [(field[0], -1, field[1].value)] if field is not None else []
    method = symbols.method(path, cls, "get_queryset")
    if method is not None and method.function is not None:
        told += [(method.path, method.function.index, item) for item in method.function.returned]
    models = [found for each in told if (found := _named(symbols, *each)) is not None]
    return models[0] if models and len({found.symbol for found in models}) == 1 else None


def _named(symbols: Symbols, path: str, scope: int, expr: Expr | None, hops: int = _HOPS) -> Definition | None:
    """The model that an expression names, or whose manager a chain of calls begins with."""
    module = symbols.modules[path]
    call = module.call(expr)
    written = expr.name if isinstance(expr, Ref) else call.name if call is not None else ""
    if written[:1] == "%" and hops:
        head = written.partition(".")[0]
        bound = [item.value for item in module.assigns_of(scope) if item.target == head]
        return _named(symbols, path, scope, bound[0], hops - 1) if bound else None
    if call is not None and _MANAGER not in written:
        return None
    found = symbols.definition(symbols.resolve(path, written.partition(_MANAGER)[0])) if written else None
    return found if found is not None and found.cls is not None else None

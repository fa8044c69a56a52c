"""web.py: the tuple of patterns and classes that ``web.application`` is given."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Const, Expr, Ref, Seq
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration

APPS = frozenset({"web.application", "web.application.application"})
_VERBS = tuple(verb.upper() for verb in VERBS)


def collect(context: Context, path: str) -> None:
    """Add what one module's applications map."""
    for call in context.calls(path):
        if context.symbols.resolve(path, call.name) not in APPS:
            continue
        for pattern, target in _pairs(context, path, call.arg(0, "mapping")):
            name = target.value if isinstance(target, Const) else None
            handlers = context.handlers(path, -1, Ref(f":{name}") if isinstance(name, str) else target)
            for handler in handlers:
                answers = context.method_functions(handler.path, handler.cls, _VERBS) if handler.cls else {}
                for verb, one in answers.items():
                    line = one.function.line if one.function is not None else call.line
                    declared = Declaration(ANY, (verb,), pattern, (one,), one.path, line, "web.py")
                    context.found.declarations.append(declared)


def _pairs(context: Context, path: str, expr: Expr | None) -> Iterator[tuple[str, Expr]]:
    """Patterns with what answers them, from a tuple that is given or bound to a name of the module."""
    if isinstance(expr, Ref):
        bound = (assign.value for assign in context.module(path).assigns if assign.target == expr.name)
        expr = next((value for value in bound if isinstance(value, Seq)), None)
    if not isinstance(expr, Seq):
        return
    for pattern, target in zip(expr.items[::2], expr.items[1::2], strict=False):
        if isinstance(pattern, Const) and isinstance(pattern.value, str):
            yield pattern.value, target

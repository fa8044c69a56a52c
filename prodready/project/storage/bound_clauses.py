"""Pieces of SQL that come together with what is bound to their placeholders (``where, values = search.clause()``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prodready.facts.python import Assign, Call, CallRef, Expr, Flag, Module, Op, Ref, Sub
from prodready.project.code.expressions import deep
from prodready.project.code.reaching import reaching


def has_bindings(module: Module, scope: int, part: Expr, runs: Callable[[Call], bool]) -> bool:
    """Whether a part was unpacked from the result of a call, and another part of the same result is handed to what runs
    the statement: whoever made the clause put placeholders into it."""
    if not isinstance(part, Ref) or part.name[:1] != "%" or "." in part.name or scope < 0:
        return False
    own = [item for item in module.assigns_of(scope) if item.target == part.name and not item.flags & Flag.AUGMENTED]
    bound = reaching(module, own, part.line)
    handed = {name for call in module.calls_of(scope) if runs(call) for name in _handed(module, call)}
    return bool(bound) and all(handed & _beside(module, item) for item in bound)


def _beside(module: Module, assign: Assign) -> set[str]:
    """The other variables that one statement fills with parts of the same result."""
    made = _unpacked(assign.value)
    together = (item for item in module.assigns_of(assign.scope) if item.line == assign.line and item != assign)
    return {item.target for item in together if made >= 0 and _unpacked(item.value) == made}


def _unpacked(value: Expr | None) -> int:
    """The call whose result, or whose elements, a value is a part of; -1 if there is none."""
    source = value.value if isinstance(value, Sub) else None
    if isinstance(value, Op) and value.kind == "iter":
        source = value.items[0]
    return source.index if isinstance(source, CallRef) else -1


def _handed(module: Module, call: Call) -> Iterator[str]:
    """The names in what a call is given beside the statement."""
    for value in (*call.args[1:], *(given for _, given in call.kwargs)):
        for item in deep(value):
            inner = module.call(item)
            names = inner.args if inner is not None else (item,)
            yield from (each.name for each in names if isinstance(each, Ref))

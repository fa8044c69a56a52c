"""Pieces of SQL that come together with what is bound to their placeholders (``where, values = search.clause()``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Function, Module, Op, Ref, Sub
from prodready.project.code.expressions import deep
from prodready.project.code.passed import Passed
from prodready.project.code.reaching import reaching


def has_bindings(
    module: Module, scope: int, part: Expr, runs: Callable[[Call], bool], hands_on: Callable[[Call, int], bool]
) -> bool:
    """Whether a part was unpacked from the result of a call, and another part of the same result is handed to what runs
    the statement: whoever made the clause put placeholders into it, unless it is seen to hand on a text that it is given."""
    if not isinstance(part, Ref) or part.name[:1] != "%" or "." in part.name or scope < 0:
        return False
    own = [item for item in module.assigns_of(scope) if item.target == part.name and not item.flags & Flag.AUGMENTED]
    bound = reaching(module, own, part.line)
    handed = {name for call in module.calls_of(scope) if runs(call) for name in _handed(module, call)}
    return bool(bound) and all(
        handed & _beside(module, item) and not _is_handed_on(module, item.value, hands_on) for item in bound
    )


def _is_handed_on(module: Module, value: Expr | None, hands_on: Callable[[Call, int], bool]) -> bool:
    made = module.call(value.value) if isinstance(value, Sub) else None
    place = value.index.value if isinstance(value, Sub) and isinstance(value.index, Const) else None
    return made is not None and isinstance(place, int) and hands_on(made, place)


def is_given_with_bindings(
    passed: Passed, path: str, function: Function, part: Expr, runs: Callable[[Call], bool]
) -> bool:
    """Whether every caller that is known unpacked what it gives for a parameter together with what it gives for another one,
    which is handed to what runs the statement."""
    module = passed.snapshot.modules[path]
    name = part.name[1:] if isinstance(part, Ref) and part.name[:1] == "%" else ""
    if function.param(name) is None or any(item.target == f"%{name}" for item in module.assigns_of(function.index)):
        return False
    run = (call for call in module.calls_of(function.index) if runs(call))
    handed = {each[1:] for call in run for each in _handed(module, call) if function.param(each[1:]) is not None}
    sites = list(passed.certain(path, function))
    return bool(sites) and all(_gives_both(passed, where, call, function, name, handed) for where, call in sites)


def _gives_both(passed: Passed, path: str, call: Call, function: Function, name: str, others: set[str]) -> bool:
    module = passed.snapshot.modules[path]
    given = function.given(call, name)
    told = {module.written(function.given(call, other)) for other in others}
    bound = [item for item in module.assigns_of(call.scope) if isinstance(given, Ref) and item.target == given.name]
    return bool(bound) and all(told & _beside(module, item) for item in reaching(module, bound, call.line))


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

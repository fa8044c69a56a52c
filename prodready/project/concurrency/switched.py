"""Branches of a function that the constants which a call gives it switch off: ``fetch(url, wait=False)``."""

from __future__ import annotations

from prodready.facts.python import Branch, Call, Const, Expr, Function, Module, Op, Ref


def is_off(module: Module, function: Function, call: Call, caller: Call) -> bool:
    """Whether a call in a function stands where the constants of its ``caller`` never lead, defaults included."""
    if call.scope != function.index:
        return False
    named = {item.target for item in module.assigns_of(function.index)}
    arms = tuple(module.arms(call.branch))
    if any(_is_taken(arm, function, caller, named) is False for arm in arms):
        return True
    around = {call.branch, *(arm.parent for arm in arms)} - {-1}
    return any(
        arm.leaves
        and function.line <= arm.line <= arm.end_line < call.line
        and (arm.parent in around or arm.parent == function.branch)
        and _is_taken(arm, function, caller, named) is True
        for arm in module.branches
    )


def _is_taken(arm: Branch, function: Function, caller: Call, named: set[str]) -> bool | None:
    """Whether an arm is taken; None if that cannot be told."""
    truth = _truth(arm.test, function, caller, named)
    return None if truth is None else truth is not arm.negated


def _truth(test: Expr, function: Function, caller: Call, named: set[str]) -> bool | None:
    if isinstance(test, Op) and test.kind == "not":
        inner = _truth(test.items[0], function, caller, named)
        return None if inner is None else not inner
    if isinstance(test, Op) and test.kind in ("==", "is") and len(test.items) == 2:
        left, right = test.items
        given = _given(left, function, caller, named)
        return given.value == right.value if given is not None and isinstance(right, Const) else None
    given = _given(test, function, caller, named)
    return bool(given.value) if given is not None else None


def _given(expr: Expr, function: Function, caller: Call, named: set[str]) -> Const | None:
    """The constant that a parameter has in a call, which nothing that is spread into it may replace, nor a
    binding of the function itself (``named``)."""
    own = isinstance(expr, Ref) and expr.name[:1] == "%" and expr.name not in named
    param = function.param(expr.name[1:]) if own and isinstance(expr, Ref) else None
    spread = caller.kwarg("**") is not None or any(isinstance(item, Op) and item.kind == "*" for item in caller.args)
    if param is None or spread:
        return None
    given = function.given(caller, param.name) if param.kind in "pk" else None
    value = given if given is not None else param.default
    return value if isinstance(value, Const) else None

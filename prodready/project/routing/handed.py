"""What the callers of a function of the repository hand in for its parameters."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Expr, Function, Ref, last_word
from prodready.project.routing.context import Context


def taker(context: Context, path: str, scope: int, expr: Expr | None) -> Function | None:
    """The function of which an expression is a parameter; None for anything else."""
    function = context.module(path).functions[scope] if scope >= 0 else None
    if function is None or not isinstance(expr, Ref) or expr.name[:1] != "%" or "." in expr.name:
        return None
    bound = context.types.locals(path).get((scope, expr.name[1:]))
    return function if function.param(expr.name[1:]) is not None and not bound else None


def callers(context: Context, function: Function) -> Iterator[tuple[str, Call]]:
    """Every call of a function, with the file that it stands in."""
    for path, module in context.symbols.modules.items():
        for call in module.calls:
            if last_word(call.name) == function.name:
                callee = context.types.callee(path, call)
                if callee is not None and callee.function is function:
                    yield path, call


def given_for(function: Function, call: Call, name: str) -> Expr | None:
    """What a call gives for a parameter of the function."""
    names = [param.name for param in function.params if param.kind in "pk" and param.name not in ("self", "cls")]
    return call.arg(names.index(name), name) if name in names else None

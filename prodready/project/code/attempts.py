"""Exceptions of attempts that are followed by others: alternatives in turn, and tries of the same that are counted."""

from __future__ import annotations

from prodready.facts.python import Assign, Handler, Module, Op, last_word

_COUNTS = frozenset({"range", "count", "repeat", "cycle"})
_TELLS = frozenset({"exception", "error", "critical", "fatal"})
NEAR = 3
"""How many lines below a clause the next attempt begins at most."""


def tries_again(module: Module, handler: Handler) -> bool:
    """Whether what a clause keeps silent is followed by another attempt, or by a word after the last one."""
    return (
        _is_one_of_several(module, handler)
        or _is_before_another(module, handler)
        or says_at_last(module, handler.scope, handler.try_line)
    )


def says_at_last(module: Module, scope: int, line: int) -> bool:
    """Whether a place stands in a loop that counts tries, behind which the function raises or logs an error."""
    loop = _loop(module, scope, line)
    if loop is None or scope < 0 or not _is_counted(module, loop):
        return False
    raised = (getattr(each, "line", 0) for each in module.functions[scope].raised)
    logged = (call.line for call in module.calls_of(scope) if last_word(call.name) in _TELLS)
    return any(loop.end_line < at for at in (*raised, *logged))


def _is_one_of_several(module: Module, handler: Handler) -> bool:
    """Whether a clause stands in a loop over alternatives that ends with the first that does; numbered tries of the same are
    none."""
    loop = _loop(module, handler.scope, handler.try_line) if handler.breaks else None
    return loop is not None and not _is_counted(module, loop)


def _is_before_another(module: Module, handler: Handler) -> bool:
    """Whether what is tried returns where it succeeds, and the next statement tries something else whose failure is not kept
    silent."""
    if handler.scope < 0:
        return False
    returned = [getattr(each, "line", 0) for each in module.functions[handler.scope].returned]
    following = next((each for each in module.handlers if _follows(handler, each)), None)
    if following is None or following.empty:
        return False
    left = any(handler.end_line < at < following.try_line for at in returned)
    return not left and any(handler.try_line < at < handler.line for at in returned)


def _follows(first: Handler, second: Handler) -> bool:
    """Whether what a clause answers for begins beside another one, right below it."""
    near = first.end_line < second.try_line <= first.end_line + NEAR
    return near and second.scope == first.scope and second.column == first.column


def _loop(module: Module, scope: int, line: int) -> Assign | None:
    """The innermost ``for`` round a line of a function."""
    round_it = (
        each
        for each in module.assigns_of(scope)
        if isinstance(each.value, Op) and each.value.kind == "iter" and each.line <= line <= each.end_line
    )
    return max(round_it, key=lambda each: each.line, default=None)


def _is_counted(module: Module, loop: Assign) -> bool:
    given = module.call(loop.value.items[0]) if isinstance(loop.value, Op) else None
    return given is not None and last_word(given.name) in _COUNTS

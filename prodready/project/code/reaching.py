"""Which bindings of a variable can have given the value that a line sees."""

from __future__ import annotations

from collections.abc import Sequence

from prodready.facts.python import Assign, Branch, Call, Flag, Module, Op, Ref


def reaching(module: Module, bound: Sequence[Assign], line: int) -> list[Assign]:
    """Those of ``bound`` that stand before ``line`` (0: anywhere) and are not replaced in between.

    In a loop what stands below comes before, too, unless every turn replaces it above the line. If nothing stands before,
    the line is part of the binding itself.
    """
    live = [item for item in bound if not item.flags & Flag.DELETED]
    if not line:
        return live
    before = [item for item in live if _is_before(item, line)]
    if not before:
        return live
    before = [item for item in before if not in_other_arm(module, item, line)] or before
    last = max((item for item in before if _replaces(module, item, line)), key=lambda item: item.line, default=None)
    if last is None:
        return before
    return [item for item in before if last.line <= item.line and not (last.flags & Flag.LOOP and item.line >= line)]


def replaced(module: Module, bound: Sequence[Assign], line: int) -> bool:
    """Whether every way to ``line`` goes through one of the bindings, so that nothing is left of a parameter."""
    return line > 0 and any(_is_before(item, line) and _replaces(module, item, line) for item in bound)


def in_other_arm(module: Module, item: Assign, line: int) -> bool:
    """Whether a binding stands in an arm of a condition of which the line is in another."""
    for arm in module.arms(-1 if item.flags & Flag.LOOP else item.branch):
        if not _is_within(arm, line) and any(
            other.negated != arm.negated and other.test == arm.test and other.parent == arm.parent
            for other in module.branches
            if _is_within(other, line)
        ):
            return True
    return False


def _is_within(arm: Branch, line: int) -> bool:
    return arm.line <= line <= arm.end_line


def _is_before(item: Assign, line: int) -> bool:
    if item.flags & Flag.LOOP:
        return True
    if _spans(item):
        return item.line <= line
    return item.end_line < line


def _spans(item: Assign) -> bool:
    """Whether a binding's range is that of the whole statement, a loop or a ``with``."""
    return isinstance(item.value, Op) and item.value.kind in ("iter", "with")


def _replaces(module: Module, item: Assign, line: int) -> bool:
    """Whether every way to ``line`` goes through a binding and leaves nothing of what was there."""
    if _spans(item) and item.line < line <= item.end_line:
        return True  # each turn of the loop round the line gives another
    if item.flags & (Flag.AUGMENTED | Flag.TRY | Flag.EXCEPT) or item.end_line >= line:
        return False
    if item.flags & Flag.LOOP and not _in_same_loop(module, item, line):
        return False
    branch = item.branch
    if branch >= 0 and not module.branches[branch].negated and module.branches[branch].test == _itself(module, item):
        branch = module.branches[branch].parent  # ``if names: names = …`` leaves nothing but an empty one
    return branch < 0 or _is_within(module.branches[branch], line)


def _in_same_loop(module: Module, item: Assign, line: int) -> bool:
    """Whether the innermost ``for`` round a binding is that round the line, so that each turn passes both."""
    mine = _loop(module, item.scope, item.line, item.column)
    return not _spans(item) and mine is not None and mine == _loop(module, item.scope, line, 0)


def _loop(module: Module, scope: int, line: int, column: int) -> tuple[int, int] | None:
    """The first and last line of the innermost ``for`` round a place."""
    loops = (
        (item.line, item.end_line)
        for item in module.assigns
        if isinstance(item.value, Op) and item.value.kind == "iter"
        if item.scope == scope and (item.line, item.column) < (line, column) and line <= item.end_line
    )
    return max(loops, default=None)


def _itself(module: Module, item: Assign) -> Ref:
    return Ref(item.target, getattr(module.branches[item.branch].test, "line", 0))


def comes_before(call: Call, line: int) -> bool:
    """Whether a call may have happened when ``line`` runs."""
    return not line or call.line <= line or bool(call.flags & Flag.LOOP)

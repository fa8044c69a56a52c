"""Which bindings of a variable can have given the value that a line sees."""

from __future__ import annotations

from collections.abc import Sequence

from prodready.facts.python import Assign, Call, Flag, Module, Op, Ref


def reaching(module: Module, bound: Sequence[Assign], line: int) -> list[Assign]:
    """Those of ``bound`` that stand before ``line`` (0: anywhere) and are not replaced in between.

    In a loop what stands below comes before, too. If nothing stands before, the line is part of the binding itself.
    """
    live = [item for item in bound if not item.flags & Flag.DELETED]
    if not line:
        return live
    before = [item for item in live if _is_before(item, line)]
    if not before:
        return live
    last = max((item.line for item in before if _replaces(module, item, line)), default=0)
    return [item for item in before if item.line >= last]


def _is_before(item: Assign, line: int) -> bool:
    if item.flags & Flag.LOOP:
        return True
    if isinstance(item.value, Op) and item.value.kind in ("iter", "with"):  # its range is the whole statement's
        return item.line <= line
    return item.end_line < line


def _replaces(module: Module, item: Assign, line: int) -> bool:
    """Whether every way to ``line`` goes through a binding and leaves nothing of what was there."""
    if item.flags & (Flag.AUGMENTED | Flag.LOOP | Flag.TRY | Flag.EXCEPT) or item.end_line >= line:
        return False
    branch = item.branch
    if branch >= 0 and not module.branches[branch].negated and module.branches[branch].test == _itself(module, item):
        branch = module.branches[branch].parent  # ``if names: names = …`` leaves nothing but an empty one
    return branch < 0 or module.branches[branch].line <= line <= module.branches[branch].end_line


def _itself(module: Module, item: Assign) -> Ref:
    return Ref(item.target, getattr(module.branches[item.branch].test, "line", 0))


def comes_before(call: Call, line: int) -> bool:
    """Whether a call may have happened when ``line`` runs."""
    return not line or call.line <= line or bool(call.flags & Flag.LOOP)

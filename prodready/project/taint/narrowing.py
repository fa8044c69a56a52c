"""What the conditions around a place say of a name: that it is one of a few, or that it was checked.

A condition counts where it encloses the place (``if key in COLUMNS:``), where a body that leaves stands before it
(``if key not in COLUMNS: raise``), and where it filters a comprehension (``for key in keys if key in COLUMNS``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Branch, Call, CallRef, Const, Expr, Flag, Fmt, Module, Op, Ref, Seq, last_word
from prodready.project.code.reaching import in_other_arm

_TESTS = re.compile(r"\.(?:isidentifier|isalnum|isalpha|isdigit|isdecimal|isnumeric)$")
_CHECKS = re.compile(
    r"valid|safe|identifier|sql_?name|(?:has|is)_(?:table|column)|(?:table|column)_exists|\.(?:full)?match$", re.I
)
_RAISES = re.compile(
    r"^_*(?:(?:validate|sanitize)\w*|(?:check|ensure|verify|assert|require)_\w*(?:ident|name|column|table|field|sql)\w*)$",
    re.I,
)
_LEAVES = re.compile(r"^(?:abort|fail|exit|_exit|redirect)$")

_NO_TEXT = frozenset(
    {f"builtins.{name}" for name in ("int", "float", "bool", "complex")}
    | {"decimal.Decimal", "uuid.UUID", "datetime.datetime", "datetime.date", "datetime.timedelta", "numbers.Number"}
)
"""Types whose values hold no free text."""

CHECKED_TYPE = Const(False)
"""Stands for the values of a type that holds no text."""
CHECKED = Const(True)
"""Stands for a set that is not spelt out: a pattern or a function of the application decided."""


def allowed(module: Module, scope: int, name: str, line: int) -> Iterator[Expr]:
    """The sets of which ``name`` is a member at ``line`` of function ``scope``, by the conditions that hold there."""
    for test, holds in _conditions(module, scope, line):
        found = _members(module, test, name, holds)
        if found is not None:
            yield found
    yield from _replaced(module, scope, name, line)
    yield from (CHECKED for call in module.calls_of(scope) if _refuses(call, name, line))


def _replaced(module: Module, scope: int, name: str, line: int) -> Iterator[Expr]:
    """As ``allowed``, where a body before the line gives another value (``if key not in COLUMNS: key = "id"``).

    The body may stand in an arm of another condition whose other arm lets only a few values through, too.
    """
    before = (item for item in module.assigns_of(scope) if item.target == name and item.line < line)
    bound = [item for item in before if not in_other_arm(module, item, line)]
    for index, branch in enumerate(module.branches if bound else ()):
        always = branch.end_line < line and any(item.branch == index for item in bound)
        found = _members(module, branch.test, name, branch.negated) if always else None
        if found is None:
            continue
        start, sets = branch.line, [found]
        if not _encloses(module, branch.parent, line):
            around = module.branches[branch.parent]
            other_arm = _members(module, around.test, name, around.negated)
            if other_arm is None or not _encloses(module, around.parent, line):
                continue
            arms = (arm.line for arm in module.branches if (arm.test, arm.parent) == (around.test, around.parent))
            start, sets = min(arms), [found, other_arm]
        yield Seq("set", (*sets, *(item.value for item in bound if item.line >= start and item.value is not None)))


def _conditions(module: Module, scope: int, line: int) -> Iterator[tuple[Expr, bool]]:
    for branch in module.branches:
        if branch.line <= line <= branch.end_line:
            yield branch.test, not branch.negated
        elif branch.end_line < line and _encloses(module, branch.parent, line) and _leaves(module, scope, branch):
            yield branch.test, branch.negated


def _encloses(module: Module, branch: int, line: int) -> bool:
    return branch < 0 or module.branches[branch].line <= line <= module.branches[branch].end_line


def _leaves(module: Module, scope: int, branch: Branch) -> bool:
    """Whether a body raises or returns, or does nothing at all (``continue``)."""
    if scope < 0:
        return False
    function = module.functions[scope]
    if not function.line <= branch.line <= function.end_line:
        return False
    if branch.leaves or any(
        branch.line <= item.line <= branch.end_line for item in (*function.returned, *function.raised)
    ):
        return True
    inside = [call for call in module.calls_within(branch.line, branch.end_line) if call.branch >= 0]
    if any(_LEAVES.match(last_word(call.name)) for call in inside):
        return True
    return branch.line == branch.end_line and not inside and not any(a.line == branch.line for a in module.assigns)


def _members(module: Module, test: Expr, name: str, holds: bool) -> Expr | None:
    """The set of which ``name`` is a member if ``test`` is what ``holds`` says."""
    if isinstance(test, Op):
        if test.kind == "not":
            return _members(module, test.items[0], name, not holds)
        if test.kind == ("and" if holds else "or"):
            found = (_members(module, item, name, holds) for item in test.items)
            return next((item for item in found if item is not None), None)
        if test.kind == ("in" if holds else "not in") and _is_or_folds(module, test.items[0], name):
            return test.items[1]
        if test.kind == ("not in" if holds else "in") and _is(test.items[1], name) and _is_quote(test.items[0]):
            return CHECKED  # nothing in it can end a quoted text
        same = ("==", "is") if holds else ("!=", "is not")
        if test.kind in same and any(_is(item, name) for item in test.items):
            return Seq("list", tuple(item for item in test.items if not _is(item, name)))
        return None
    if not isinstance(test, CallRef):
        return None
    call = module.calls[test.index]
    if call.name == ("builtins.all" if holds else "builtins.any") and call.args:
        return _of_elements(module, call.args[0], name, holds)
    if not holds:
        return None
    if call.name == "builtins.isinstance" and _is_given(call.args[:1], name):
        kinds = call.args[-1].items if isinstance(call.args[-1], Seq) else call.args[1:]
        return (
            CHECKED_TYPE if kinds and all(isinstance(kind, Ref) and kind.name in _NO_TEXT for kind in kinds) else None
        )
    if _TESTS.search(call.name) and call.name.rpartition(".")[0] == name:
        return CHECKED
    return CHECKED if _CHECKS.search(call.name) and _is_given(call.args, name) else None


def _of_elements(module: Module, expr: Expr, name: str, holds: bool) -> Expr | None:
    """As ``_members``, for ``all(x in SET for x in name)``: what holds for each element."""
    if isinstance(expr, Op) and expr.kind == "comp" and len(expr.items) == 2 and _is(expr.items[1], name):
        for read in names(expr.items[0]):
            return _members(module, expr.items[0], read, holds)
    return None


def names(expr: Expr) -> Iterator[str]:
    """The names in an expression; a text that is put together has those of its parts."""
    if isinstance(expr, Ref):
        yield expr.name
    elif isinstance(expr, (Op, Seq)):
        for item in expr.items:
            yield from names(item)
    elif isinstance(expr, Fmt):
        for item in expr.parts:
            yield from names(item)


def _refuses(call: Call, name: str, line: int) -> bool:
    """Whether a statement before the line lets only proper names through (``validate_column(name)``)."""
    before = call.line < line and call.has(Flag.STATEMENT)
    return before and bool(_RAISES.match(last_word(call.name))) and _is_given(call.args, name)


def _is(expr: Expr, name: str) -> bool:
    return isinstance(expr, Ref) and expr.name == name


def _is_or_folds(module: Module, expr: Expr, name: str) -> bool:
    """Whether an expression is the name, or its text in other letters (``order.upper() in ("ASC", "DESC")``)."""
    call = module.call(expr)
    return _is(expr, name) or (call is not None and call.name in (f"{name}.upper", f"{name}.lower"))


def _is_quote(expr: Expr) -> bool:
    return isinstance(expr, Const) and expr.value in ("'", '"', "`", ";")


def _is_given(args: tuple[Expr, ...], name: str) -> bool:
    return any(_is(item, name) for item in args)

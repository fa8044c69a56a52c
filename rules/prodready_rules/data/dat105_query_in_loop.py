"""# Query in a loop

**Reported**: a query that is issued inside a loop over the rows of another query: one statement per row.

**Not reported**: querysets that are part of another query (`OuterRef`, `Exists`, `Subquery`), writes, new rows and deletions
as SQL too, what somebody starts at a terminal and nothing of the service imports, loops over constants or parameters, loops
that page through one query or take many rows at a time, a query that is returned and so ends the loop.

Wrong: `for user in session.scalars(select(User)): session.get(Team, user.team_id)`. Right: a join, `selectinload`, or one query
with `in_()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Confidence, Effort, Finding, Severity, finding
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Module, Op, Ref, beginning, last_word
from prodready.project.code.expressions import deep, expressions
from prodready.project.code.types import Types
from prodready.project.services.command_lines import CommandLines
from prodready.project.services.kind import Services
from prodready.project.services.production import Production, place, spot
from prodready.project.storage.stores import QUERY, Stores


@finding(
    code="DAT105",
    name="query-in-loop",
    section="data",
    severity=Severity.WARNING,
    question="Is a query issued once per row of another?",
    why="A page of a hundred rows costs a hundred round trips.",
    fix="Load the related rows with one query: a join, selectinload or in_().",
    effort=Effort.HOURS,
    references=("https://docs.sqlalchemy.org/en/20/orm/queryguide/relationships.html",),
)
def rule(
    production: Production, stores: Stores, types: Types, commands: CommandLines, services: Services
) -> Iterator[Finding]:
    """Queries in loops whose iterable comes from a query."""
    for path, module in production.modules():
        if services.runs and commands.is_by_hand(path):
            continue
        loops = [item for item in module.assigns if isinstance(item.value, Op) and item.value.kind == "iter"]
        rows = [item for item in loops if _from_query(path, module, item, stores, types)]
        yield from _in_comprehensions(path, module, stores, types)
        if not rows:
            continue
        for call in module.calls:
            if not call.flags & Flag.LOOP or call.receiver >= 0 or _ends_loop(module, call) or _writes(module, call):
                continue
            touch = stores.touch(path, call)
            if touch is None or touch.verb != QUERY or touch.technology.category != "database":
                continue
            if _is_part(module, call):
                continue
            loop = next(
                (item for item in rows if item.scope == call.scope and item.line < call.line <= item.end_line), None
            )
            if loop is not None:
                yield spot(
                    "DAT105",
                    Severity.WARNING,
                    place(path, call),
                    f"a query for each {loop.target[1:]} of another query",
                    Confidence.MEDIUM,
                )


def _in_comprehensions(path: str, module: Module, stores: Stores, types: Types) -> Iterator[Finding]:
    """``[session.get(Team, user.team_id) for user in users]``."""
    seen: set[int] = set()
    for expr in expressions(module) if module.comprehended else ():
        if not isinstance(expr, Op) or expr.kind != "comp":
            continue
        inside = {call.index for item in expr.items[:-1] for call in _calls_in(module, item)}
        for index in sorted(inside - seen):
            call = module.calls[index]
            alone = call.receiver < 0 and not _writes(module, call)
            touch = stores.touch(path, call) if alone else None
            if touch is None or touch.verb != QUERY or touch.technology.category != "database":
                continue
            if not _is_part(module, call) and _is_query(path, module, call.scope, expr.items[-1], stores, types, 4):
                seen.add(index)
                message = "a query for each row of another query"
                yield spot("DAT105", Severity.WARNING, place(path, call), message, Confidence.MEDIUM)


def _calls_in(module: Module, expr: Expr) -> Iterator[Call]:
    """The calls in an expression, with those that they hang on and those in their arguments."""
    for item in deep(expr):
        call = module.call(item)
        while call is not None:
            yield call
            for value in call.arguments:
                yield from _calls_in(module, value)
            call = module.calls[call.receiver] if call.receiver >= 0 else None


_WRITES = re.compile(
    r"\.(?:a?get_or_create|a?update_or_create|a?bulk_create|a?bulk_update)(?:$|[.(])|\)\.a?delete$|\.objects\.a?create$"
    r"|\.(?:all|filter|filter_by|exclude|where)\(\)\.a?update$"
)
_MADE = re.compile(r"^sqlalchemy\.(?:\w+\.)*(?:delete|insert)\b")
_TEXT = re.compile(r"^\s*(?:BEGIN\s*;\s*)?(?:DELETE|TRUNCATE|INSERT)\s(?!.*\bRETURNING\b)", re.I | re.S)
"""The beginning of a statement that adds or deletes rows and gives none."""


_SUBQUERIES = frozenset({"Exists", "Subquery"})
_BATCHES = re.compile(r"batch|chunk|slices?$|paginat|_pages?$|partitions?$", re.I)
"""Names of what gives many rows at a time, so that a query for each is one for many."""


def _writes(module: Module, call: Call) -> bool:
    """Whether a call changes rows by its chain, or adds or deletes some by the statement that it is given."""
    return any(_WRITES.search(item.name) for item in _chain(module, call)) or _changes(module, call.arg(0))


def _changes(module: Module, statement: Expr | None) -> bool:
    made = module.call(statement)
    if made is not None:
        return bool(_MADE.match(made.name)) or (last_word(made.name) == "text" and _changes(module, made.arg(0)))
    first = beginning(statement)
    return isinstance(first, Const) and bool(_TEXT.match(str(first.value)))


def _is_part(module: Module, call: Call) -> bool:
    """Whether a queryset of Django is part of another query: it refers to the outer one, or stands in ``Exists`` or ``Subquery``
    alone."""
    chain = tuple(_chain(module, call))
    if any(last_word(inner.name) == "OuterRef" for item in chain for inner in _arguments(module, item)):
        return True
    made = {item.index for item in chain}
    names = {item.target for item in module.assigns_of(call.scope) if getattr(item.value, "index", -1) in made}
    users = [item for item in module.calls_of(call.scope) if _takes(item, made, names)]
    called = any(
        item.name.startswith(tuple(f"{name}." for name in names)) for item in module.calls_of(call.scope) if names
    )
    return bool(users) and not called and all(last_word(item.name) in _SUBQUERIES for item in users)


def _arguments(module: Module, call: Call) -> Iterator[Call]:
    return (inner for value in call.arguments for inner in _calls_in(module, value))


def _takes(call: Call, made: set[int], names: set[str]) -> bool:
    """Whether a call is given what one of some others gives, directly or by a name."""
    given = call.arguments
    return any(
        (isinstance(item, CallRef) and item.index in made) or (isinstance(item, Ref) and item.name in names)
        for item in given
    )


def _ends_loop(module: Module, call: Call) -> bool:
    """Whether the query is returned, so that it is issued once."""
    return any(item.flags & Flag.RETURNED for item in _chain(module, call))


def _chain(module: Module, call: Call) -> Iterator[Call]:
    """A call and those on its result."""
    chain = {call.index}
    yield call
    for other in module.calls[call.index + 1 :]:
        if other.receiver in chain:
            chain.add(other.index)
            yield other


def _from_query(path: str, module: Module, loop: Assign, stores: Stores, types: Types) -> bool:
    assert isinstance(loop.value, Op)  # noqa: S101 - selected by the caller
    given = module.call(loop.value.items[0])
    if given is not None and _BATCHES.search(given.name):
        return False
    return any(_is_query(path, module, loop.scope, item, stores, types, 4) for item in loop.value.items)


def _is_query(path: str, module: Module, scope: int, expr: Expr, stores: Stores, types: Types, depth: int) -> bool:
    if depth <= 0:
        return False
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        while True:
            touch = stores.touch(path, call)
            if touch is not None and touch.verb == QUERY and touch.technology.category == "database":
                return True
            if call.receiver < 0:
                return any(_is_query(path, module, scope, value, stores, types, depth - 1) for value in call.args[:1])
            call = module.calls[call.receiver]
    if isinstance(expr, Ref) and expr.name[0] == "%" and "." not in expr.name:
        bound = types.bound(path, scope, expr.name)
        return (
            len(bound) == 1
            and bound[0].value is not None
            and _is_query(path, module, scope, bound[0].value, stores, types, depth - 1)
        )
    return False

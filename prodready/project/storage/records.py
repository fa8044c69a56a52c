"""Whether the application keeps something in a database, by the statements that it runs, or that a route which writes runs
unread (``run(Crate.insert())`` below a POST)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prodready.facts.python import Call, Const, Expr, Fmt, Function, Module
from prodready.project.code.reach import Reach
from prodready.project.routing.routes import WRITES, Routes
from prodready.project.routing.table import Handler
from prodready.project.snapshot import Snapshot
from prodready.project.storage.own_runners import run_by
from prodready.project.storage.stores import WRITE, Stores, Touch

_RECORDS = ("SQLAlchemy", "Flask-SQLAlchemy", "SQLModel", "Neo4j")
"""Technologies whose statements do not tell by themselves whether they write."""
_CHANGES = re.compile(
    r"\s*(?:(?:INSERT|UPDATE|DELETE|REPLACE|MERGE|UPSERT)\b|(?i:(?:insert|replace|upsert|merge)\s+into\b|delete\s+from\b"
    r"|insert\s+(?:or|ignore)\b|insert\s+\w+\s*\{|update\s+\S+\s+(?:(?:as\s+)?\w+\s+)?set\b|create\s+(?:table|unlogged)\b))"
)
"""Statements that change something; in small letters a verb alone begins a sentence of a log (``"update failed"``)."""

_DEPTH = 3


def is_record(
    snapshot: Snapshot, models: tuple[object, ...], touches: tuple[Touch, ...], migrated: bool, stores: Stores
) -> bool:
    """Whether the application keeps something there: tables, migrations or writes, not queries of a warehouse alone."""
    if models or any(touch.verb == WRITE or touch.technology.name.startswith(_RECORDS) for touch in touches):
        return True
    if not touches or migrated:
        return bool(touches)
    asking = {touch.path for touch in touches}
    return any(_changes(snapshot.modules[path]) for path in asking) or any(
        _hands_changes(path, module, touches, stores) for path, module in snapshot.application() if path not in asking
    )


def _changes(module: Module) -> bool:
    """Whether a module holds a statement that changes something, or runs statements of query files."""
    texts = [argument for call in module.calls for argument in call.args[:2]]
    texts += [assign.value for assign in module.assigns if assign.value is not None]
    return any(_is_change(text) for text in texts) or any(item.target.startswith("aiosql") for item in module.imports)


def _hands_changes(path: str, module: Module, touches: tuple[Touch, ...], stores: Stores) -> bool:
    """Whether a module hands such a statement to what makes one of the queries: ``database.run("INSERT INTO …")``."""
    handing = (call for call in module.calls if call.args and _is_change(call.args[0]))
    return any(run_by(path, call, stores.types, stores) in touches for call in handing)


def _is_change(expr: Expr) -> bool:
    if isinstance(expr, Fmt):
        return _is_change(expr.parts[0])
    return isinstance(expr, Const) and isinstance(expr.value, str) and bool(_CHANGES.match(expr.value))


def is_written(routes: Routes, reach: Reach, stores: Stores, touches: Iterable[Touch]) -> bool:
    """Whether a handler of a route that writes reaches one of the ``touches`` whose statement is not spelt out."""
    wanted = {(touch.path, touch.function) for touch in touches}
    writing = (route for route in routes.http if WRITES.intersection(route.methods))
    functions = {
        (path, function.index): function
        for route in writing
        for each in route.handlers
        for path, function in _functions(each, reach)
    }
    return any(
        (where, current.index) in wanted and _runs_unread(where, current, reach, stores)
        for (path, _), function in functions.items()
        for where, current, _ in reach.functions(path, function, _DEPTH)
    )


def _functions(handler: Handler, reach: Reach) -> Iterator[tuple[str, Function]]:
    """The function that a handler is, or the methods of its class that write."""
    if handler.function is not None:
        yield handler.path, handler.function
    for verb in WRITES if handler.function is None and handler.cls is not None else ():
        found = reach.types.symbols.method(handler.path, handler.cls, verb.lower()) if handler.cls is not None else None
        if found is not None and found.function is not None:
            yield found.path, found.function


def _runs_unread(path: str, function: Function, reach: Reach, stores: Stores) -> bool:
    return any(stores.touch(path, call) and _is_handed(call) for call in reach.calls_in(path, function.index))


def _is_handed(call: Call) -> bool:
    return bool(call.args) and not isinstance(call.args[0], Const)

"""Statements that nobody can read here, and that a route which writes runs: ``run(Crate.insert())`` below a POST."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prodready.facts.python import Call, Const, Function
from prodready.project.code.reach import Reach
from prodready.project.routing.routes import WRITES, Routes
from prodready.project.routing.table import Handler
from prodready.project.storage.stores import Stores, Touch

_DEPTH = 3


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

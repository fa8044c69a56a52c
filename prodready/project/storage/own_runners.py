"""Statements that go to the database through functions of the repository: ``database.fetch_all("SELECT …")``."""

from __future__ import annotations

from prodready.facts.python import Assign, Call, Const, Expr, Fmt, Function, Ref
from prodready.project.code.alternatives import alternatives
from prodready.project.code.types import Types
from prodready.project.storage.sql_text import Template, parts_of
from prodready.project.storage.stores import QUERY, WRITE, Stores, Touch

_MAX_HOPS = 3


def run_by(path: str, call: Call, types: Types, stores: Stores) -> Touch | None:
    """What runs the statement that a call hands to a function of the repository, if its first argument is one."""
    if not call.args or not any(
        _is_statement(each) for _, _, each in alternatives(types, path, call.scope, call.args[0])
    ):
        return None
    return _followed(path, call, types, stores, _MAX_HOPS)


def _is_statement(expr: Expr) -> bool:
    parts: tuple[str | Expr, ...] = tuple(parts_of(expr)) if isinstance(expr, Fmt) else ()
    if isinstance(expr, Const) and isinstance(expr.value, str):
        parts = (expr.value,)
    return bool(parts) and Template(parts, Assign("%", None, None, 0), -1).is_statement


def _followed(path: str, call: Call, types: Types, stores: Stores, hops: int) -> Touch | None:
    """The first query that a function of the repository makes itself, or hands on what it is given for."""
    found = types.callee(path, call)
    if found is None or found.function is None or not hops:
        return None
    inner = tuple(_calls_of(found.path, found.function, types))
    touches = (stores.touch(found.path, each) for each in inner)
    own = next((each for each in touches if each is not None and _asks(each)), None)
    if own is not None:
        return own
    deeper = (_followed(found.path, each, types, stores, hops - 1) for each in inner if _hands_on(each, found.function))
    return next((each for each in deeper if each is not None), None)


def _calls_of(path: str, function: Function, types: Types) -> list[Call]:
    return [each for each in types.symbols.modules[path].calls if each.scope == function.index]


def _asks(touch: Touch) -> bool:
    return touch.technology.category == "database" and touch.verb in (QUERY, WRITE)


def _hands_on(call: Call, function: Function) -> bool:
    """Whether a call gets a parameter of the function round it as its first argument."""
    first = call.args[0] if call.args else None
    return isinstance(first, Ref) and function.param(first.name.removeprefix("%")) is not None

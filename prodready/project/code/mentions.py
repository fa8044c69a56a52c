"""Whether anything uses what a module or a function gives a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from types import MappingProxyType

from prodready.facts.files import Role
from prodready.facts.python import Call, Expr, Fmt, Map, Module, Op, Ref, Seq, Sub
from prodready.project.code.expressions import LEAVES
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot

NO_FUNCTIONS: Mapping[str, frozenset[int]] = MappingProxyType({})
_SIMPLE = re.compile(r"[^:%@]+:\w+")
"""Identities of what a module names at its top level (``app/users.py:router``)."""


def inside(expr: Expr | None) -> Iterator[Expr]:
    """An expression and all that it is made of; calls are not entered."""
    if expr is None:
        return
    yield expr
    parts: Iterable[Expr | None] = ()
    if isinstance(expr, (Seq, Op)):
        parts = expr.items
    elif isinstance(expr, Map):
        parts = (part for pair in expr.items for part in pair)
    elif isinstance(expr, Sub):
        parts = (expr.value, expr.index)
    elif isinstance(expr, Fmt):
        parts = expr.parts
    for part in parts:
        if isinstance(part, LEAVES):
            yield part
        else:
            yield from inside(part)


def values_of(module: Module) -> Iterator[tuple[Expr, int]]:
    """Everything that a module passes, binds or returns, with the function that it stands in."""
    for call in module.calls:
        yield from ((value, call.scope) for value in call.arguments)
    yield from ((item.value, item.scope) for item in module.assigns if item.value is not None)
    yield from ((value, function.index) for function in module.functions for value in function.returned)


def values_in(module: Module, scope: int) -> Iterator[Expr]:
    """Everything that one function itself passes, binds or returns."""
    for call in module.calls_of(scope):
        yield from call.arguments
    yield from (item.value for item in module.assigns_of(scope) if item.value is not None)
    yield from module.functions[scope].returned


def forgotten(
    identities: Iterable[str],
    snapshot: Snapshot,
    symbols: Symbols,
    is_own: Callable[[Call], bool],
    without: Mapping[str, frozenset[int]] = NO_FUNCTIONS,
) -> frozenset[str]:
    """Those of the identities that no code but tests mentions; calls of their methods that are their ``own`` are none, nor
    is what stands in the functions ``without`` which a file is read."""
    wanted: dict[str, list[str]] = {}
    for each in identities:
        if _SIMPLE.fullmatch(each):
            wanted.setdefault(each.partition(":")[2], []).append(each)
    found = {
        identity
        for path, module in (snapshot.modules.items() if wanted else ())
        if snapshot.role(path) is not Role.TEST
        for name, written in _uses(module, wanted, is_own, without.get(path, frozenset()))
        for identity in _meant(wanted[name], symbols.resolve(path, written))
    }
    return frozenset(identity for group in wanted.values() for identity in group if identity not in found)


def _uses(
    module: Module, wanted: Container[str], is_own: Callable[[Call], bool], without: frozenset[int]
) -> Iterator[tuple[str, str]]:
    """The names that a module reads or calls something of, and which part of them is wanted."""
    written = [read.name for read in module.reads if read.scope not in without]
    written += [call.name for call in module.calls if call.scope not in without and not is_own(call)]
    for name in written:
        parts = [part.lstrip(":%&") for part in re.split(r"[.\[]", name)]
        yield from ((part, name) for part in parts if part in wanted)


def _meant(identities: Iterable[str], resolved: str) -> Iterator[str]:
    """Which of the identities of one name a resolved name may be: that one, or any where it cannot be told."""
    for identity in identities:
        if ".py:" not in resolved or resolved == identity or resolved.startswith((f"{identity}.", f"{identity}[")):
            yield identity


def is_local_forgotten(module: Module, scope: int, name: str) -> bool:
    """Whether nothing in a function takes one of its variables (``%handler``): it is passed, bound and returned nowhere."""
    below = {scope, *(function.index for function in module.functions if function.scope == scope)}
    return not any(
        isinstance(part, Ref) and part.name.partition(".")[0] == name
        for each in below
        for value in values_in(module, each)
        for part in inside(value)
    )

"""Process memory used as the store: a container of a module that write routes change and read routes serve."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import Const, Expr, Function, Module, Op, Ref, Sub
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.routing.routes import WRITES, Route, Routes
from prodready.project.snapshot import Snapshot
from prodready.project.storage.container_changes import changes_of, left_empty
from prodready.project.storage.containers import Names, container_of, containers
from prodready.project.storage.lasting import lasting_classes
from prodready.project.storage.stores import Stores


class MemoryStore(msgspec.Struct, frozen=True):
    """One container: its global name, where it is defined, and a write and a read route that use it."""

    symbol: str
    path: str
    line: int
    write: Route
    read: Route

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it is, and where it is changed and served."""
        return (
            Evidence(self.path, self.line, f"{self.symbol.rpartition(':')[2]} is held in process memory"),
            Evidence(self.write.file, self.write.line, f"changed by {self.write.title}"),
            Evidence(self.read.file, self.read.line, f"served by {self.read.title}"),
        )


class MemoryStores(msgspec.Struct, frozen=True):
    """All containers that serve as a store."""

    found: tuple[MemoryStore, ...]


@fact
def memory(snapshot: Snapshot, types: Types, reach: Reach, routes: Routes, stores: Stores) -> MemoryStores:
    """Match the containers of modules and classes with what write and read handlers use."""
    lasting = lasting_classes(snapshot, types, stores)
    kept = containers(snapshot, types, lasting)
    if not kept:
        return MemoryStores(())
    held = {name: (types.symbols.modules[path], assign) for name, (path, assign) in kept.items()}
    names = Names(types, lasting, held)
    used = _Used(names, frozenset(kept), stores)
    for route in routes.http:
        for handler in route.handlers:
            if handler.function is None:
                continue
            passing = set(left_empty(names, handler.path, handler.function))
            for path, function in _functions(reach, handler.path, handler.function):
                used.look(route, path, function, passing, own=function is handler.function)
    return MemoryStores(
        tuple(
            MemoryStore(name, kept[name][0], kept[name][1].line, used.changed[name], used.served[name])
            for name in sorted((used.changed.keys() & used.served.keys() & used.filled) - used.bookkeeping)
        )
    )


class _Used:
    """What routes do with the containers of ``names``.

    ``filled``: what a write puts something in (from what is only emptied, models or caches are dropped);
    ``bookkeeping``: what reading changes too (caches, trackers, counters).
    """

    def __init__(self, names: Names, containers: frozenset[str], stores: Stores) -> None:
        self.names = names
        self.containers = containers
        self.stores = stores
        self.changed: dict[str, Route] = {}
        self.served: dict[str, Route] = {}
        self.filled: set[str] = set()
        self.bookkeeping: set[str] = set()

    def look(self, route: Route, path: str, function: Function, passing: set[str], *, own: bool) -> None:
        """Look at a function that a route reaches; ``own``: it is the handler itself; ``passing``: containers left out."""
        module = self.names.types.symbols.modules[path]
        found = [
            item
            for item in changes_of(self.names, module, path, function, self.stores)
            if item.name in self.containers and item.name not in passing
        ]
        changes = {item.name for item in found}
        writes = bool(set(route.methods) & WRITES) and not _answers_alike(self.names, route)
        written = changes if writes else set()
        if not route.methods:
            written = {item.name for item in found if _is_written(module, item.branch)}
        self.filled |= {item.name for item in found if item.adds and item.name in written}
        for name in written:
            self.changed.setdefault(name, route)
        if not writes:
            self.bookkeeping |= changes - written
        elif not own:
            self.bookkeeping |= {name for name in changes if _remembers(self.names, path, function, name)}
        if route.answers("GET"):
            for name in self.containers.intersection(_reads(self.names, module, path, function)):
                self.served.setdefault(name, route)


def _answers_alike(names: Names, route: Route) -> bool:
    """Whether one function answers reading and writing requests and does not ask which it got, such as a proxy: what it changes
    is changed by reading, too."""
    handler = route.handlers[0] if len(route.handlers) == 1 and route.answers("GET") else None
    if handler is None or handler.function is None or handler.function.name.upper() in route.methods:
        return False
    first, last = handler.function.line, handler.function.end_line
    arms = names.types.symbols.modules[handler.path].branches
    return not any(first <= arm.line <= last and _asks_method(arm.test) for arm in arms)


def _asks_method(test: Expr) -> bool:
    """Whether a condition compares the method of a request."""
    items = test.items if isinstance(test, Op) and test.kind in ("==", "in") else ()
    return any(isinstance(item, Ref) and item.name.endswith(".method") for item in items)


def _functions(reach: Reach, path: str, function: Function) -> Iterator[tuple[str, Function]]:
    yield path, function
    seen = {(path, function.index)}
    queue = [(path, function, 0)]
    while queue:
        where, current, depth = queue.pop()
        for found in reach.next_functions(where, current) if depth < 4 else ():
            if found.function is not None and (found.path, found.function.index) not in seen:
                seen.add((found.path, found.function.index))
                yield found.path, found.function
                queue.append((found.path, found.function, depth + 1))


def _is_written(module: Module, branch: int) -> bool:
    """Whether it is done in answer to a method that writes, which the view asks for itself."""
    for arm in module.arms(branch):
        named = (
            {item.value for item in arm.test.items if isinstance(item, Const)} if isinstance(arm.test, Op) else set()
        )
        if _asks_method(arm.test) and not arm.negated and named & WRITES:
            return True
    return False


def _remembers(names: Names, path: str, function: Function, name: str) -> bool:
    """Whether a function gives what a container holds under a key, or fills it in: a registry that loads on demand."""
    given = [value.value.name for value in function.returned if isinstance(value, Sub) and isinstance(value.value, Ref)]
    module = names.types.symbols.modules[path]
    return len(given) > 1 and all(container_of(names, module, path, function, item) == name for item in given)


def _reads(names: Names, module: Module, path: str, function: Function) -> Iterator[str]:
    for read in module.reads_of(function.index):
        yield container_of(names, module, path, function, read.name)
    for call in module.calls_of(function.index):
        yield container_of(names, module, path, function, call.name.rpartition(".")[0])

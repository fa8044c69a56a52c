"""Which modules import which at import time, and the rings among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import Flag, Import
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot


class Edge(msgspec.Struct, frozen=True):
    """An import of one module by another, and its line."""

    source: str
    target: str
    line: int


class ImportGraph(msgspec.Struct, frozen=True, dict=True):
    """The imports among application modules that run when a module is imported.

    Left out are imports in functions and below ``TYPE_CHECKING``, and a package that its own submodules import: it always
    comes first, so that the order is fixed.
    """

    edges: tuple[Edge, ...]

    @cached_property
    def targets(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges by their source."""
        table: dict[str, list[Edge]] = {}
        for edge in self.edges:
            table.setdefault(edge.source, []).append(edge)
        return {source: tuple(found) for source, found in table.items()}

    @cached_property
    def rings(self) -> tuple[tuple[Edge, ...], ...]:
        """One shortest ring for each group of modules that reach each other, by the group's first module."""
        return tuple(self._shortest(group) for group in sorted(_components(self.targets)))

    def _shortest(self, group: tuple[str, ...]) -> tuple[Edge, ...]:
        members = frozenset(group)
        rings = (self._back(start, members) for start in group)
        return min((ring for ring in rings if ring), key=lambda ring: (len(ring), ring[0].source))

    def _back(self, start: str, members: frozenset[str]) -> tuple[Edge, ...]:
        """The shortest way from a module back to itself inside its group."""
        queue: list[tuple[Edge, ...]] = [()]
        seen: set[str] = set()
        while queue:
            way = queue.pop(0)
            for edge in self.targets.get(way[-1].target if way else start, ()):
                if edge.target == start:
                    return (*way, edge)
                if edge.target in members and edge.target not in seen:
                    seen.add(edge.target)
                    queue.append((*way, edge))
        return ()


@fact
def import_graph(snapshot: Snapshot, symbols: Symbols) -> ImportGraph:
    """The edges among the application's modules."""
    modules = dict(snapshot.application())
    edges = {
        (path, target): Edge(path, target, item.line)
        for path, module in modules.items()
        for item in reversed(module.imports)
        if item.scope == -1 and not item.flags & Flag.TYPING
        for target in imported(path, item, symbols)
        if target != path and target in modules and not _is_around(target, path)
    }
    return ImportGraph(tuple(sorted(edges.values(), key=lambda edge: (edge.source, edge.line, edge.target))))


def imported(path: str, item: Import, symbols: Symbols) -> Iterator[str]:
    """The module that an import statement runs: the submodule that it names, else the module that it takes a name from."""
    if item.target.startswith("."):
        slashed = symbols.files.relative(item.target, path)
        candidates = [slashed, slashed.rpartition("/")[0]] if item.local != "*" else [slashed]
        for base in candidates:
            for found in (f"{base}/__init__.py".lstrip("/"), f"{base}.py"):
                if found in symbols.modules:
                    yield found
                    return
        return
    for dotted in (item.target, item.target.rpartition(".")[0]):
        found = symbols.files.find(dotted, path) if dotted else ""
        if found.endswith(".py") and not ("." not in dotted and _in_package(path, found, symbols)):
            yield found
            return
        if found:
            return  # a folder without ``__init__.py`` runs nothing


def _is_around(package: str, path: str) -> bool:
    """Whether ``package`` is an ``__init__.py`` above ``path``."""
    return package.endswith("__init__.py") and path.startswith(package.removesuffix("__init__.py"))


def _in_package(path: str, found: str, symbols: Symbols) -> bool:
    """Whether a bare name was found beside the importer in a package, where Python 3 does not look."""
    folder = path.rpartition("/")[0]
    return found.rpartition("/")[0] == folder and f"{folder}/__init__.py" in symbols.modules


def _components(targets: Mapping[str, tuple[Edge, ...]]) -> Iterator[tuple[str, ...]]:
    """The groups of more than one module that reach each other (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in sorted(targets):
        if root in index:
            continue
        work: list[tuple[str, Iterator[Edge]]] = []
        _enter(root, index, low, stack, on_stack, work, targets)
        while work:
            node, edges = work[-1]
            edge = next(edges, None)
            if edge is not None and edge.target not in index:
                _enter(edge.target, index, low, stack, on_stack, work, targets)
            elif edge is not None:
                if edge.target in on_stack:
                    low[node] = min(low[node], index[edge.target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    group = _unwind(node, stack, on_stack)
                    if len(group) > 1:
                        yield group


def _enter(
    node: str,
    index: dict[str, int],
    low: dict[str, int],
    stack: list[str],
    on_stack: set[str],
    work: list[tuple[str, Iterator[Edge]]],
    targets: Mapping[str, tuple[Edge, ...]],
) -> None:
    index[node] = low[node] = len(index)
    stack.append(node)
    on_stack.add(node)
    work.append((node, iter(targets.get(node, ()))))


def _unwind(node: str, stack: list[str], on_stack: set[str]) -> tuple[str, ...]:
    group: list[str] = []
    while not group or group[-1] != node:
        group.append(stack.pop())
        on_stack.discard(group[-1])
    return tuple(sorted(group))

"""Who calls a function of the repository, and who imports a module; tests and documentation aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Class, Const, Function, Import, Module, Read, last_word
from prodready.project.code.calls import Calls, Reads, calls_of
from prodready.project.code.import_graph import imported
from prodready.project.code.passed import Passed, Site
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot

_PLAIN = frozenset({"classmethod", "staticmethod"})
_PASSIVE = ("contextlib.", "functools.", "cachetools.", "tenacity.", "backoff.", "aiohttp.web.middleware")
"""Decorators that hand a function to nobody, by how their names begin."""
_OPEN_BASES = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"})
"""Bases that call nothing."""
_RUNNING = frozenset({"threading.Thread", "multiprocessing.Process"})
"""Bases that call ``run`` and nothing else."""


class Edge(NamedTuple):
    """An import of one module by another, and the function that it stands in (-1: none)."""

    source: str
    target: str
    scope: int


def followed(start: Iterable[str], edges: Iterable[Edge]) -> frozenset[str]:
    """Modules and all that they import by some edges, directly or not."""
    table: dict[str, set[str]] = {}
    for edge in edges:
        table.setdefault(edge.source, set()).add(edge.target)
    seen = set(start)
    queue = list(seen)
    while queue:
        fresh = table.get(queue.pop(), set()) - seen
        seen |= fresh
        queue += fresh
    return frozenset(seen)


class Callers(msgspec.Struct, frozen=True, dict=True):
    """Answers with all calls, or with None where something unseen may call: a framework, or whoever is handed a function."""

    snapshot: Snapshot
    symbols: Symbols
    reads: Reads
    passed: Passed

    def of(self, path: str, function: Function) -> tuple[Site, ...] | None:
        """The calls of a function by others."""
        module = self.snapshot.modules[path]
        if function.scope >= 0 or not all(last_word(module.written(item)) in _PLAIN for item in function.decorators):
            return None
        found = (
            self._of_name(path, function.name)
            if function.owner < 0
            else self._of_method(path, module.classes[function.owner], function)
        )
        return found and tuple(item for item in found if not _is_inside(item, path, function))

    def makers(self, path: str, cls: Class) -> tuple[Site, ...] | None:
        """The calls that make instances of a class; None also if others derive from it."""
        if cls.scope >= 0 or self.symbols.subclasses.get(f"{path}:{cls.qualname}"):
            return None
        return self._of_name(path, cls.name)

    def _of_name(self, path: str, name: str) -> tuple[Site, ...] | None:
        """The calls of what a module names at its top level; None if it is handed on."""
        symbol, resolve = f"{path}:{name}", self.symbols.resolve
        if any(resolve(where, read.name) == symbol for where, read in self.reads.named(name)):
            return None
        return tuple(item for item in self._calls.named(name) if resolve(item[0], item[1].name) == symbol)

    def _of_method(self, path: str, owner: Class, method: Function) -> tuple[Site, ...] | None:
        """The calls that may be of a method, in modules that know its class; None if it is handed on, or a library's."""
        if method.name.startswith("__") or owner.scope >= 0 or self._is_framework(path, owner, method):
            return None
        if any(self._hands_on(where, read, path, method) for where, read in self.reads.named(method.name)):
            return None
        return tuple(item for item in self._calls.named(method.name) if self._may_be_of(item, path, method))

    def _may_be_of(self, site: Site, path: str, method: Function) -> bool:
        """Whether a call of that name may be of the method: it stands where its class is known, or is known to be of it."""
        if self._knows(site[0], path):
            return self.passed.may_call(*site, path, method)
        found = self.passed.types.callee(*site)
        return found is not None and (found.path, found.function) == (path, method)

    def _hands_on(self, where: str, read: Read, path: str, method: Function) -> bool:
        """Whether a mention may be of the method: it stands where its class is known, and is not known to be of another."""
        if not self._knows(where, path):
            return False
        types = self.passed.types
        owner = self.symbols.definition(types.typed(where, read.scope, read.name).rpartition(".")[0].removesuffix("()"))
        if owner is None or owner.cls is None:
            return True
        found = self.symbols.method(owner.path, owner.cls, method.name)
        return found is not None and (found.path, found.function) == (path, method)

    def _is_framework(self, path: str, cls: Class, method: Function) -> bool:
        """Whether a class derives from one outside of the repository, whose methods somebody else calls."""
        bases = [name.partition("[")[0] for name, base in self.symbols.ancestors(path, cls) if base is None]
        known = _OPEN_BASES if method.name == "run" else _OPEN_BASES | _RUNNING
        return not known.issuperset(bases)

    def _knows(self, where: str, path: str) -> bool:
        """Whether a module can have instances of what another defines: it is it, or imports it, itself or from a package
        that passes it on."""
        if path not in self._acquainted:
            found, ways = set[str](), [path]
            while ways:
                new = self.importers.get(ways.pop(), frozenset()) - found
                found |= new
                ways.extend(source for source in new if source.endswith("__init__.py"))
            self._acquainted[path] = frozenset(found)
        return where == path or where in self._acquainted[path]

    @cached_property
    def _acquainted(self) -> dict[str, frozenset[str]]:
        """For each module that was asked for those that take something from it, directly or by packages."""
        return {}

    def is_offered(self, path: str, call: Call) -> bool:
        """Whether a call stands in a function that a package offers and the repository itself does not call."""
        function = self.snapshot.modules[path].outermost(call.scope)
        return function is not None and self.is_free(path, function) and f"{path}:{function.name}" in self._exported

    def is_unused(self, path: str, call: Call) -> bool:
        """Whether a call stands in a function that nothing calls or mentions."""
        function = self.snapshot.modules[path].outermost(call.scope)
        return function is not None and self.is_free(path, function)

    def is_free(self, path: str, function: Function) -> bool:
        """Whether a function of the top level is neither handed on by a decorator nor called or mentioned."""
        return function.owner < 0 and not self.is_handed_on(path, function) and self._of_name(path, function.name) == ()

    def is_handed_on(self, path: str, function: Function) -> bool:
        """Whether a decorator may give a function to somebody who calls it."""
        module = self.snapshot.modules[path]
        return any(not module.written(item).startswith(_PASSIVE) for item in function.decorators)

    @cached_property
    def _exported(self) -> frozenset[str]:
        """What the ``__init__.py`` of packages take from their modules."""
        return frozenset(
            self.symbols.resolve(path, item.target)
            for path, module in self.snapshot.application()
            if path.endswith("__init__.py")
            for item in module.imports
            if item.scope < 0
        )

    @cached_property
    def _calls(self) -> Calls:
        return calls_of(self.passed.types, ((path, self.snapshot.modules[path]) for path in self.code))

    @cached_property
    def code(self) -> tuple[str, ...]:
        """The modules that are looked at: all but tests and documentation."""
        role = self.snapshot.role
        return tuple(path for path in self.snapshot.modules if role(path) not in (Role.TEST, Role.DOCS))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The imports among all modules."""
        return tuple(
            Edge(path, target, item.scope)
            for path in self.code
            for item in self._imports(self.snapshot.modules[path])
            for target in imported(path, item, self.symbols)
            if target != path
        )

    @staticmethod
    def _imports(module: Module) -> Iterator[Import]:
        """The imports of a module, also those by the constant name of a module."""
        yield from module.imports
        for call in module.calls:
            if call.name == "importlib.import_module" and len(call.args) == 1 and isinstance(call.args[0], Const):
                yield Import("", str(call.args[0].value), call.line, call.scope)

    @cached_property
    def importers(self) -> Mapping[str, frozenset[str]]:
        """The modules that import each module."""
        table: dict[str, set[str]] = {}
        for edge in self.edges:
            table.setdefault(edge.target, set()).add(edge.source)
        return {path: frozenset(sources) for path, sources in table.items()}


def _is_inside(site: Site, path: str, function: Function) -> bool:
    """Whether a function calls itself."""
    return site[0] == path and function.line <= site[1].line <= function.end_line


@fact
def callers(snapshot: Snapshot, symbols: Symbols, reads: Reads, passed: Passed) -> Callers:
    """The index of callers; each part is made when it is first asked for."""
    return Callers(snapshot, symbols, reads, passed)

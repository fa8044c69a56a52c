"""Which functions nothing is seen to call: neither the service nor a command, but at most tests and others of that kind.

They may be waiting for whoever wires them, be offered to users of a library, or be left over; a finding about what the service
does is unsure there.
"""

from __future__ import annotations

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Class, Function
from prodready.project.applications.apps import Apps
from prodready.project.code.callers import Callers
from prodready.project.code.named import Named
from prodready.project.code.passed import Site
from prodready.project.code.symbols import Symbols
from prodready.project.routing.unloaded import stem
from prodready.project.services.loaded import Loaded
from prodready.project.snapshot import Snapshot

_ENTRIES = frozenset({"main", "application"})
"""Functions that a server or an installed command calls by convention."""
_COMMON = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"})
"""Bases that make no instances."""


class Called(msgspec.Struct, frozen=True):
    """Answers about places of the application's modules."""

    snapshot: Snapshot
    symbols: Symbols
    callers: Callers
    loaded: Loaded
    named: Named
    apps: Apps
    _idle: dict[tuple[str, int], bool] = msgspec.field(default_factory=dict)

    def is_idle(self, path: str, scope: int) -> bool:
        """Whether a place stands in a function that nothing is seen to call."""
        function = self.snapshot.modules[path].outermost(scope)
        return function is not None and self._is_idle(path, function)

    def is_for_settings(self, path: str, scope: int, depth: int = 3) -> bool:
        """Whether a place stands in a function that settings alone call, directly or not, while they are loaded."""
        function = self.snapshot.modules[path].outermost(scope)
        sites = self.callers.of(path, function) if function is not None and depth else None
        return bool(sites) and all(
            (call.scope < 0 and self.snapshot.role(where) is Role.SETTINGS)
            or self.is_for_settings(where, call.scope, depth - 1)
            for where, call in sites or ()
        )

    def _is_idle(self, path: str, function: Function) -> bool:
        key = (path, function.index)
        if key not in self._idle:
            self._idle[key] = True  # what only calls itself, by others or not, is not called
            self._idle[key] = not self._is_by_convention(path, function) and self._is_uncalled(path, function)
        return self._idle[key]

    def _is_by_convention(self, path: str, function: Function) -> bool:
        """Whether something may call a function by its name: what loads its module so, a string, or a server."""
        if self.loaded.holds(path) and path not in self.callers.importers:
            return True
        if function.name in _ENTRIES or self.named.is_named(stem(path), function.name):
            return True
        return any(app.path == path and function.line <= app.line <= function.end_line for app in self.apps.web)

    def _is_uncalled(self, path: str, function: Function) -> bool:
        if self.callers.is_free(path, function) or self._are_idle(path, self.callers.of(path, function)):
            return True
        if function.owner < 0 or self.callers.is_handed_on(path, function):
            return False
        owner = self.snapshot.modules[path].classes[function.owner]
        return self._is_plain(path, owner) and self._are_idle(path, self.callers.makers(path, owner))

    def _is_plain(self, path: str, owner: Class) -> bool:
        """Whether nothing but calls makes instances of a class: no framework that it derives from, and no decorator's."""
        bases = (name.partition("[")[0] for name, base in self.symbols.ancestors(path, owner) if base is None)
        return not owner.decorators and _COMMON.issuperset(bases) and not self.named.is_named(stem(path), owner.name)

    def _are_idle(self, path: str, sites: tuple[Site, ...] | None) -> bool:
        """Whether all calls stand in functions that nothing calls; what is started by hand or loaded by a name does call."""
        return sites is not None and all(
            (where == path or where in self.callers.importers) and self.is_idle(where, call.scope)
            for where, call in sites
        )


@fact
def called(snapshot: Snapshot, symbols: Symbols, callers: Callers, loaded: Loaded, named: Named, apps: Apps) -> Called:
    """The answers for one snapshot."""
    return Called(snapshot, symbols, callers, loaded, named, apps)

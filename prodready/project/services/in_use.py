"""What of the application is in use: a set-up that nothing calls, or in a module that nothing loads, sets nothing up.

Decided by words rather than by resolved names wherever that leaves more in use, and not at all in a repository that loads
modules by name (decision 16).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Assign, Class, Const, Expr, Function, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.callers import Callers
from prodready.project.code.conditions import condition
from prodready.project.code.named import Named
from prodready.project.routing.uncalled import BY_NAME
from prodready.project.routing.unloaded import stem, unloaded
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.kind import Services
from prodready.project.services.server_hooks import GUNICORN_HOOKS
from prodready.project.snapshot import Snapshot

_BY_SERVERS = re.compile(
    r"(?:^|/)(?:__\w+__|conftest|sitecustomize|[^/]*(?:gunicorn|uvicorn|hypercorn|celery|conf(?!ig))[^/]*)\.py$"
)
"""Modules that servers and Python itself load by their name."""
_WORD = re.compile(r"\w+")
MAX_DEPTH = 3
"""Callers of callers, and readers of readers, that are followed."""


def is_by_server(path: str) -> bool:
    """Whether a server or Python itself loads a module by its name."""
    return bool(_BY_SERVERS.search(path))


class InUse(msgspec.Struct, frozen=True, dict=True):
    """Answers about places in the application."""

    snapshot: Snapshot
    callers: Callers
    named: Named
    started: frozenset[str]  # modules that make the applications
    making: frozenset[tuple[str, int]]  # lines that do
    discovers: bool  # a framework loads modules by their place

    def is_left(self, place: Evidence, depth: int = MAX_DEPTH) -> bool:
        """Whether nothing runs a line: nothing calls or mentions the function or class round it, or only what is left
        itself does, or nothing loads its module."""
        path = place.path
        if self.snapshot.role(path) not in (Role.APPLICATION, Role.ENTRY, Role.SETTINGS) or is_by_server(path):
            return False
        loaded = path in self.started or self.snapshot.role(path) is Role.ENTRY
        if not loaded and path in self._dead:
            return True
        module = self.snapshot.modules[path]
        functions = (item for item in module.functions if item.line <= place.line <= item.end_line)
        function = next((item for item in functions if item.scope < 0 and item.owner < 0), None)
        if function is not None:
            return not (loaded and self._is_run(path, function)) and self._is_forgotten(path, function, depth)
        if self.snapshot.role(path) is Role.SETTINGS:
            return False  # what stands in settings is read by its name
        classes = (item for item in module.classes if item.line <= place.line <= item.end_line)
        cls = next((item for item in classes if item.scope < 0 and item.owner < 0), None)
        if cls is not None:
            return not self.discovers and self._is_unmentioned(path, cls)
        bound = (item for item in module.assigns if item.scope < 0 and item.line <= place.line <= item.end_line)
        return depth > 0 and any(self._is_left_value(path, item, depth) for item in bound)

    def _is_left_value(self, path: str, bound: Assign, depth: int) -> bool:
        """Whether only code that nothing runs reads what a module binds, or calls a method of it; what nothing reads, a
        framework may ask for, but for a list, which gives what it holds to nobody."""
        name = bound.target.removeprefix(":")
        resolve, symbol = self.callers.symbols.resolve, f"{path}:{name}"
        mentions = [(where, read, resolve(where, read.name)) for where, read in self.callers.reads.named(name)]
        readers = [
            Evidence(where, read.line)
            for where, read, meant in mentions
            if meant == symbol and (read.scope >= 0 or where != path)
        ]
        readers += self._callers_of(symbol, name)
        if readers:
            return all(self.is_left(reader, depth - 1) for reader in readers)
        if not isinstance(bound.value, Seq) or self.discovers or self._is_named(path, name):
            return False
        return not any(meant == symbol or ".py:" not in meant for _, _, meant in mentions)

    def _callers_of(self, symbol: str, name: str) -> Iterator[Evidence]:
        """Where a method of what a module binds is called."""
        for path in self.callers.code:
            for call in self.snapshot.modules[path].calls:
                if f"{name}." in call.name and self.callers.symbols.resolve(path, call.name).startswith(f"{symbol}."):
                    yield Evidence(path, call.line)

    def _is_run(self, path: str, function: Function) -> bool:
        """Whether a function makes an application, for a server to call, or a command names it."""
        if self.makes(path, function):
            return True
        named = re.compile(rf"\b{re.escape(stem(path))}[:.]{function.name}\b|\bimport\b.*\b{function.name}\b")
        return any(map(named.search, self.named.commands))

    def makes(self, path: str, around: Function | Class) -> bool:
        """Whether an application is made inside."""
        return any(where == path and around.line <= line <= around.end_line for where, line in self.making)

    def _is_unmentioned(self, path: str, cls: Class) -> bool:
        """Whether a class that no class of the repository stands behind, and so no registry of one, is mentioned nowhere."""
        bases = self.callers.symbols.ancestors(path, cls)
        return self.is_left_class(path, cls) and all(found is None for _, found in bases)

    def _mentioned(self, path: str) -> Iterator[str]:
        """The names in a module: those of calls and reads, and of annotations and bases."""
        module = self.snapshot.modules[path]
        yield from _used(module)
        written: list[Expr | None] = [base for cls in module.classes for base in cls.bases]
        for function in module.functions:
            written += [function.returns, *(param.annotation for param in function.params)]
        written += [item.annotation for item in module.assigns]
        yield from _refs(written)

    def may_load(self, path: str) -> bool:
        """Whether something may load an application module: it makes an application, or is named somewhere by what may be
        loaded itself."""
        return path not in self._dead

    @cached_property
    def _dead(self) -> frozenset[str]:
        """The modules that nothing loads, and those that only these import."""
        found = {path for path in self._unloaded if self._is_silent(path)}
        importers = self.callers.importers
        while found:
            more = {
                path
                for path, sources in importers.items()
                if path not in found and sources <= found and self._is_silent(path)
            }
            if not more:
                break
            found |= more
        return frozenset(found)

    def _is_silent(self, path: str) -> bool:
        """Whether a module of the application makes no application and is named in no string."""
        if self.snapshot.role(path) is not Role.APPLICATION or path in self.started or is_by_server(path):
            return False
        return stem(path) not in self.named.words

    def sort(self, places: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
        """The places that are in use, each once, and those that are not."""
        found = dict.fromkeys(places)
        left = tuple(place for place in found if self.is_left(place))
        return tuple(place for place in found if place not in left), left

    def told(self, place: Evidence) -> Evidence:
        """The place with the setting without which nothing calls or takes the function round it, where there is one such."""
        modules = self.snapshot.modules
        module = modules.get(place.path)
        functions = module.functions if module is not None and not condition(module, place.line) else ()
        around = next((item for item in functions if item.scope < 0 and _is_round(item, place.line)), None)
        uses = self._uses_of(place.path, around) if around is not None else ()
        asked = {condition(modules[where], line) for where, line in uses}
        return replace(place, note=f"{place.note}, {asked.pop()}") if len(asked) == 1 and "" not in asked else place

    def _uses_of(self, path: str, function: Function) -> Iterator[tuple[str, int]]:
        """Where a function is called or, at the top level, mentioned."""
        symbol = f"{path}:{function.name}"
        sites = self.callers.of(path, function)
        yield from ((where, call.line) for where, call in sites or ())
        for where, read in self.callers.reads.named(function.name) if function.owner < 0 and sites is None else ():
            if self.callers.symbols.resolve(where, read.name) == symbol:
                yield where, read.line

    def is_left_class(self, path: str, cls: Class) -> bool:
        """Whether nothing mentions a class of the top level, nor derives from it."""
        return (
            cls.scope < 0
            and cls.owner < 0
            and not cls.decorators
            and not self.makes(path, cls)
            and self.callers.makers(path, cls) == ()
            and not self._is_named(path, cls.name)
            and f":{cls.name}" not in {name.partition(".")[0] for name in self._mentioned(path)}
        )

    def _is_forgotten(self, path: str, function: Function, depth: int) -> bool:
        """Whether nothing calls or mentions a function of the top level, or only functions that are forgotten call it."""
        if function.name in BY_NAME | GUNICORN_HOOKS or function.name.startswith("__"):
            return False
        if self.callers.is_free(path, function):
            return not self._is_named(path, function.name)
        sites = self.callers.of(path, function) if depth else None
        if not sites or self._is_named(path, function.name):
            return False
        return all(self.is_left(Evidence(where, call.line), depth - 1) for where, call in sites)

    def _is_named(self, path: str, name: str) -> bool:
        """Whether an import, a dotted use that is not known to, or a string may mean what a module defines at its top level."""
        if self._is_imported(path, name) or name in self.named.strings or name in self.named.words:
            return True
        meant = re.compile(
            rf"\b{re.escape(stem(path))}\.{name}\b|^%.*\.{name}$"
        )  # a local variable may hold the module
        resolve, symbol = self.callers.symbols.resolve, f"{path}:{name}"
        return any(resolve(where, use) != symbol for where, use in self._dotted.get(name, ()) if meant.search(use))

    @cached_property
    def _dotted(self) -> dict[str, list[tuple[str, str]]]:
        """The dotted names in all code, by each of their words behind a dot."""
        found: dict[str, list[tuple[str, str]]] = {}
        for where in self.callers.code:
            for use in {*_used(self.snapshot.modules[where])}:
                for word in use.split(".")[1:]:
                    found.setdefault(word.rstrip("()[]"), []).append((where, use))
        return found

    @cached_property
    def _unloaded(self) -> frozenset[str]:
        return frozenset() if self.discovers else unloaded(self.snapshot)

    def _is_imported(self, path: str, name: str) -> bool:
        """Whether a package offers it, or an import that cannot be followed takes one of its name; what a module takes and
        then does not use is not used, nor what a package takes that makes the application."""
        for where, target in self._imports.get(name, ()):
            meant = self.callers.symbols.resolve(where, target)
            offers = where.endswith("__init__.py") and where not in self.started
            if ".py:" not in meant or (meant == f"{path}:{name}" and offers):
                return True
        return False

    @cached_property
    def _imports(self) -> dict[str, list[tuple[str, str]]]:
        """All imports by the last word of what they take."""
        found: dict[str, list[tuple[str, str]]] = {}
        for path in self.callers.code:
            for item in self.snapshot.modules[path].imports:
                found.setdefault(last_word(item.target), []).append((path, item.target))
        return found


def _is_round(function: Function, line: int) -> bool:
    """Whether a line is one of a function or of its decorators."""
    return min((item.line for item in function.decorators), default=function.line) <= line <= function.end_line


def _used(module: Module) -> Iterator[str]:
    """The names that a module calls or reads."""
    yield from (call.name for call in module.calls)
    yield from (read.name for read in module.reads)


def _refs(exprs: Iterable[Expr | None]) -> Iterator[str]:
    """The names in expressions; of a text, which may be an annotation, its words."""
    for expr in exprs:
        if isinstance(expr, Ref):
            yield expr.name
        elif isinstance(expr, Const) and isinstance(expr.value, str):
            yield from (f":{word}" for word in _WORD.findall(expr.value))
        elif isinstance(expr, (Seq, Op)):
            yield from _refs(expr.items)
        elif isinstance(expr, Sub):
            yield from _refs((expr.value, expr.index))


@fact
def in_use(snapshot: Snapshot, callers: Callers, named: Named, services: Services, django: DjangoSettings) -> InUse:
    """The answers for one snapshot."""
    made = frozenset((app.path, app.line) for app in (*services.apps, *services.workers))
    return InUse(snapshot, callers, named, frozenset(services.modules(snapshot)), made, bool(django.modules))

"""Which module shows a layer best, and which line of it: the place that points cite for the layer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from prodready.api import fact
from prodready.facts.python import CallRef, Class, Expr, Function, Module, Ref
from prodready.project.layering.access import DataAccess
from prodready.project.layering.contents import declared_tables, is_abstract, is_record, stands_in
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import MODELS, REPOSITORIES, ROUTES, SERVICES, is_named, named_layer
from prodready.project.routing.routes import Routes
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

TYPES = words("form forms schema schemas serializer serializers serialiser serialisers dto dtos")
"""Names of modules of request and response types, which count as models."""
_ENTITIES = words("model models entity entities table tables domain")
_SERVICES = words("service services usecase usecases interactor interactors case cases logic")
"""Words that name nothing but business logic."""
_ASIDE = re.compile(
    r"^_*(?:In_?Memory|Fake|Mock|Dummy|Stub|Null|Abstract)(?=[A-Z_])|(?:Mixin|Interface|Protocol|Error|Exception)$|^Error$"
    r"|Base(?:View|Controller|Handler|Resource|Repository|Service|Model|Manager|CRUD|Crud|Dao|DAO)?$"
)
"""Names of classes that stand beside what a layer is made of."""
_NO_ENTITIES = frozenset({"Enum", "IntEnum", "StrEnum", "Protocol", "ABC"})
"""Bases of classes in modules of entities that are none."""


class Shown(msgspec.Struct, frozen=True, dict=True):
    """Answers by layer."""

    snapshot: Snapshot
    layers: Layers
    main: MainService
    routes: Routes
    queries: dict[str, list[int]]  # the lines of the query sites of each module
    apart: frozenset[str]  # modules with sites that stand in data access

    def best(self, layer: str, paths: Iterable[str]) -> str:
        """The module of a layer that shows it best: no mere interface, stand-in or mixin, one that the main service loads, that
        holds its handlers, with most routes, with tables, named for entities, in a folder named for the layer, with most fields
        or queries, else the longest."""
        return max(paths, key=lambda path: self._rank(layer, path))

    def _rank(
        self, layer: str, path: str
    ) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, int, bool, int, bool, int, int, str]:
        module = self.snapshot.modules[path]
        handler = self._handler(layer, path)
        beside, idle = self.main.apart(path)
        measure = {MODELS: _fields(module), REPOSITORIES: len(self.queries.get(path, ()))}.get(layer, 0)
        return (
            not is_abstract(module) and not stands_in(module),
            self._is_real(layer, path, handler),
            not beside,
            not idle,
            not path.endswith("urls.py"),  # which names the handlers of others
            layer != SERVICES or is_named(path, _SERVICES),
            not handler or handler in {each.line for each in module.functions} | {each.line for each in module.classes},
            layer != ROUTES or path in self.routes.telling,
            self.layers.declared.get(path, 0),
            layer == MODELS and self.holds_tables(path),
            _entities(path) if layer == MODELS else 0,
            any(named_layer(folder) == layer for folder in path.split("/")[:-1]),
            measure,
            module.code_lines,
            path,
        )

    def _handler(self, layer: str, path: str) -> int:
        return self.layers.handlers.get(path, 0) if layer == ROUTES else 0

    def _is_real(self, layer: str, path: str, handler: int) -> bool:
        """Whether a class is more than a stand-in or a mixin, or there is none; services and repositories are shown by what
        acts, not by the records beside it."""
        module = self.snapshot.modules[path]
        showing = [cls for cls in module.classes if not handler or cls.line <= handler <= cls.end_line]
        kept = layer in (SERVICES, REPOSITORIES)
        return not showing or any(is_real(cls) and not (kept and is_record(module, cls)) for cls in showing)

    def holds_tables(self, path: str) -> bool:
        """Whether a module declares tables; not beside data access, unless it is named for what it declares."""
        tables = path in self.layers.tables or bool(declared_tables(self.snapshot.modules[path]))
        return tables and (path not in self.apart or _entities(path) > 0)

    def line(self, layer: str, path: str) -> int:
        """The table of models; the handler or the class that it stands in; else the longest class, the first function or
        table. Repositories are shown by what asks, and functions of services by the longest."""
        table = self.layers.tables.get(path, 0) if layer == MODELS else 0
        module = self.snapshot.modules[path]
        queries = self.queries.get(path, ()) if layer == REPOSITORIES else ()
        classes = _asking(_classes(layer, module), queries, module.functions)
        handler = self._handler(layer, path)
        if table or handler:
            return table or next((cls.line for cls in classes if cls.line <= handler <= cls.end_line), handler)
        tables = declared_tables(module) if layer == MODELS else ()
        if tables and (not classes or all(any(map(_is_of_sql, cls.bases)) for cls in classes)):
            return min(tables)
        longest = max(classes, key=lambda cls: (cls.end_line - cls.line, -cls.line), default=None)
        lines = _functions(layer, module, queries) or [
            item.line for item in module.assigns if item.scope == item.owner == -1 and isinstance(item.value, CallRef)
        ]
        if longest is not None and (longest.end_line - longest.line > 1 or not lines):
            return longest.line
        return min(lines, default=1)


@fact
def shown(snapshot: Snapshot, layers: Layers, access: DataAccess, main: MainService, routes: Routes) -> Shown:
    """Gather what tells the places apart."""
    queries: dict[str, list[int]] = {}
    for site in (*access.inside, *access.outside):
        queries.setdefault(site.path, []).append(site.line)
    return Shown(snapshot, layers, main, routes, queries, frozenset(site.path for site in access.inside))


def _entities(path: str) -> int:
    """How much a module is named for entities: more than one that says nothing of them, which is more than types of requests."""
    return int(is_named(path, _ENTITIES)) - int(is_named(path, TYPES))


def _fields(module: Module) -> int:
    return sum(item.owner >= 0 and item.annotation is not None for item in module.assigns)


def _classes(layer: str, module: Module) -> list[Class]:
    """The outermost classes of a module that may show its layer."""
    behaving = {function.owner for function in module.functions}
    classes = [cls for cls in module.classes if cls.scope == cls.owner == -1]
    classes = [cls for cls in classes if not _ASIDE.search(cls.name)] or classes
    if layer == MODELS:
        entities = [cls for cls in classes if not any(_is_no_entity(base) for base in cls.bases)]
        return entities or ([] if declared_tables(module) else classes)
    if layer in (SERVICES, REPOSITORIES):
        acting = [cls for cls in classes if cls.index in behaving and not any(_is_error(base) for base in cls.bases)]
        acting = [cls for cls in acting if not is_record(module, cls)] or ([] if -1 in behaving else acting)
        return acting or ([] if -1 in behaving else classes)
    return classes


def _asking(classes: list[Class], queries: Sequence[int], functions: Sequence[Function]) -> list[Class]:
    """Those of the classes that make one of the ``queries``; all of them where none does, and no function beside them."""
    asking = [cls for cls in classes if _holds_one(cls, queries)]
    alone = any(each.owner == each.scope == -1 and _holds_one(each, queries) for each in functions)
    return asking or ([] if alone else classes)


def _holds_one(item: Class | Function, lines: Sequence[int]) -> bool:
    return any(item.line <= line <= item.end_line for line in lines)


def _functions(layer: str, module: Module, queries: Sequence[int]) -> list[int]:
    """The lines of the functions that may show a layer: those that make one of the ``queries`` if there are such, and public
    ones; of services the longest alone."""
    functions = [each for each in module.functions if each.owner == each.scope == -1 and not _is_overload(module, each)]
    functions = [each for each in functions if _holds_one(each, queries)] or functions
    functions = [each for each in functions if not each.name.startswith("_")] or functions
    if layer == SERVICES and functions:
        return [max(functions, key=lambda each: (each.statements, -each.line)).line]
    return [each.line for each in functions]


def _is_overload(module: Module, function: Function) -> bool:
    """Whether a function only declares one of the ways to call another."""
    return any(module.written(each).endswith("overload") for each in function.decorators)


def is_real(cls: Class) -> bool:
    """Whether a class is neither a stand-in, a mixin nor an enumeration."""
    return not _ASIDE.search(cls.name) and not any(map(_is_no_entity, cls.bases))


def _is_error(base: Expr) -> bool:
    return isinstance(base, Ref) and base.name.endswith(("Exception", "Error"))


def _is_of_sql(base: Expr) -> bool:
    """Whether a base makes a part of a statement (``class group_concat(expression.ColumnElement)``)."""
    return isinstance(base, Ref) and base.name.startswith("sqlalchemy.sql.")


def _is_no_entity(base: Expr) -> bool:
    return isinstance(base, Ref) and base.name.rpartition(".")[2].lstrip(":") in _NO_ENTITIES

"""Whether the service takes free text: strings of requests that are stored or sent back (checklist SEC002)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import CallRef, Class, Const, Expr, Function, Map, Op, Param, Ref, Seq, Sub, last_word
from prodready.project.code.annotations import is_of_class
from prodready.project.code.calls import Calls
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.requests.body_reads import FILES, READS, BodyReads
from prodready.project.requests.libraries import library_of
from prodready.project.requests.models import RequestModels, handler_functions
from prodready.project.requests.sent_back import sent_back
from prodready.project.requests.speaking import HIDES, NAMES, TAKES, aside
from prodready.project.routing.routes import WRITES, Route, Routes
from prodready.project.services.main_service import MainService

_RECORDS = re.compile(r"^(?:dataclasses\.dataclass(?:\(\))?|typing(?:_extensions)?\.(?:TypedDict|NamedTuple))$")
_TEXT_FIELDS = frozenset({"Str", "String", "Raw", "Dict"})
"""Fields of marshmallow and webargs that are text."""
_MUTATIONS = frozenset({"ariadne.MutationType"})
_SCHEMAS = frozenset({"strawberry.Schema", "strawberry.federation.Schema", "graphene.Schema"})
"""What is given the mutations of a schema."""
_VIEW_SETS = frozenset({"rest_framework.viewsets.ModelViewSet", "rest_framework.mixins.CreateModelMixin"})
_TEXT = frozenset({"builtins.str", "builtins.dict", "typing.Any", "typing.Dict", "builtins.list", "pydantic.Json"})
_HOLDERS = frozenset({"builtins.dict", "typing.Dict", "builtins.list"})
"""What holds text only if what is said to be in it is."""
_SIGNING_IN = re.compile(r"(?:log|sign)_?-?(?:in|out|on|up)\b|\b(?:auth|token|password|refresh|revoke)\b|password")
"""Routes for credentials, which nothing sends back."""
_ASKING = re.compile(
    r"(?:^|[/_-])(?:search|autocomplete|suggest|validat|verif|check|predict|convert|filter)\w*(?:[/_-][^/]*)?/?$"
)
"""Routes that look something up or work something out, and keep nothing of what they are given."""
_KEEPS_NOTHING = re.compile(r"Search|Filter|Log_?in|Sign_?in|Password|Token|Refresh|Credential", re.IGNORECASE)
"""Models of what routes of both kinds take."""
_DECLARED = frozenset({"fastapi", "litestar", "ninja"})
"""Frameworks whose handlers declare what they take, so that a route that writes may be known to take no text."""
_BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})
_READING = frozenset({"get", "head", "options", "delete", "on_get", "on_head", "on_options", "on_delete"})
"""Methods of a class that stand beside the one that takes the body."""


class FreeText(msgspec.Struct, frozen=True):
    """Places at which free text comes in; empty if none does."""

    places: tuple[Evidence, ...]


class _Field(NamedTuple):
    """A field that is text; ``aside``: how little its name shows that; ``depth``: how many models are round its own."""

    path: str
    line: int
    aside: int
    depth: int


class _Place(NamedTuple):
    """A place that takes text, and how little it shows what is taken: fields that speak show most."""

    evidence: Evidence
    aside: int


@fact
def free_text(
    routes: Routes, models: RequestModels, types: Types, reach: Reach, calls: Calls, main: MainService
) -> FreeText:
    """Look at the routes that write: their body models' strings, and what their handlers read. Of the main service's places
    those that show most of it count alone: beside a field that speaks one that names a thing says nothing."""
    found = [*_Finder(models, types, reach).of_routes(routes), *_of_graphql(calls)]
    found = found or list(_of_view_sets(types))
    first = {place.evidence: place.aside for place in reversed(found)}
    places = main.first(reversed(first))
    best = min((first[place] for place in places), default=0)
    return FreeText(tuple(place for place in places if first[place] == best))


def _of_graphql(calls: Calls) -> Iterator[_Place]:
    """Schemas of GraphQL with mutations, whose arguments are text: routes and models tell nothing of them."""
    for path, made in calls.pick(resolved=lambda name: name in _MUTATIONS or name in _SCHEMAS).items():
        for call in made:
            if call.kwarg("mutation") is not None or calls.types.symbols.resolve(path, call.name) in _MUTATIONS:
                yield _Place(Evidence(path, call.line, "mutations of GraphQL take text"), TAKES)


def _of_view_sets(types: Types) -> Iterator[_Place]:
    """View sets that take bodies: where no route is seen to, a router of the repository's own kind may have them."""
    for path, module in types.symbols.modules.items():
        for cls in module.classes:
            if types.symbols.derives(path, cls, _VIEW_SETS):
                yield _Place(Evidence(path, cls.line, f"{cls.name} takes a body"), TAKES)


class _Finder(msgspec.Struct):
    models: RequestModels
    types: Types
    reach: Reach

    def of_routes(self, routes: Routes) -> Iterator[_Place]:
        """One place for each body model and each writing route that takes text."""
        for body in self.models.bodies:
            field = self.text_field(body.path, body.cls)
            if field is not None:
                holder = self._holder(field.path, field.line)
                note = f"{holder or body.cls.name} takes text"
                behind = HIDES if _KEEPS_NOTHING.search(body.cls.name) else field.aside
                yield _Place(Evidence(field.path, field.line, note), behind)
        writing = [route for route in routes.http if _BODY_METHODS & set(route.methods) or not route.methods]
        for route in writing:
            yield from self._route(route)
        reading = (route for route in routes.http if route.methods and not _BODY_METHODS & set(route.methods))
        yield from (_Place(place, NAMES) for route in reading for place in self._repeated(route))

    def _holder(self, path: str, line: int) -> str:
        """The class in which a field stands, which may be one that the body holds or derives from."""
        around = (cls for cls in self.types.symbols.modules[path].classes if cls.line <= line <= cls.end_line)
        inner = max(around, key=lambda cls: cls.line, default=None)
        return inner.name if inner is not None else ""

    def _repeated(self, route: Route) -> Iterator[Evidence]:
        """Where a route that takes no body sends back what the request says."""
        for path, function in (pair for each in route.handlers for pair in handler_functions(each, self.types)):
            declared = route.framework in _DECLARED
            for line in sent_back(self.types, path, function, route.path, declared=declared):
                yield Evidence(path, line, f"{route.title} sends back what it is given")

    def _route(self, route: Route) -> Iterator[_Place]:
        """Places that take text."""
        found = [pair for handler in route.handlers for pair in handler_functions(handler, self.types)]
        functions = [pair for pair in found if pair[1].name not in _READING] or found
        keeps_nothing = _SIGNING_IN.search(route.path.lower()) or _ASKING.search(route.path.lower())
        if not functions and WRITES & set(route.methods):
            yield _Place(Evidence(route.file, route.line, f"{route.title} takes a body"), TAKES)
        for path, function in functions:
            if self._takes(route, path, function):
                line, behind = self._foremost(route, path, function)
                behind = HIDES if keeps_nothing else behind
                yield _Place(Evidence(path, line, f"{route.title} takes text"), behind)
        for handler in route.handlers:  # REST framework's view sets and generic views
            if handler.cls is not None and route.framework in ("django", "drf"):
                yield _Place(Evidence(handler.path, handler.cls.line, f"{route.title} takes a body"), TAKES)

    def _foremost(self, route: Route, path: str, function: Function) -> tuple[int, int]:
        """The line of a handler that shows best that it takes text: a parameter, a key of what a decorator declares, what it
        reads of the request itself; else its first."""
        found = [
            *self._taken(route, path, function),
            *self._declared(path, function),
            *BodyReads(self.reach).of(path, function),
        ]
        unseen = NAMES if self._shows(route, path, function) else HIDES
        behind, _, line = min(found, default=(unseen, 0, function.line))
        return line, behind

    def _taken(self, route: Route, path: str, function: Function) -> Iterator[tuple[int, int, int]]:
        for param in function.params if route.framework in _DECLARED else ():
            if f"{{{param.name}" not in route.path and self._is_text(path, param.annotation, 4):
                credential = isinstance(param.annotation, Sub) and self._is_header(path, param.annotation)
                yield NAMES if credential else aside(param.name), 0, param.line

    def _is_header(self, path: str, annotation: Sub) -> bool:
        """``Annotated[str, Header()]``."""
        module = self.types.symbols.modules[path]
        parts = annotation.index.items if isinstance(annotation.index, Seq) else ()
        return any(last_word(module.written(part)) in ("Header", "Cookie", "Depends") for part in parts)

    def _declared(self, path: str, function: Function) -> Iterator[tuple[int, int, int]]:
        """``@use_kwargs({"message": fields.Str()})``."""
        module = self.types.symbols.modules[path]
        calls = filter(None, map(module.call, function.decorators))
        for key, value in (
            pair for call in calls for each in call.args if isinstance(each, Map) for pair in each.items
        ):
            if isinstance(key, Const) and last_word(module.written(value)) in _TEXT_FIELDS:
                yield aside(str(key.value)), 0, key.line

    def _shows(self, route: Route, path: str, function: Function) -> bool:
        """Whether a handler reads of the request, or is given something that is not of the path."""
        given = (param.name for param in function.params if param.name not in ("self", "cls"))
        return any(name not in route.path for name in given) or any(self._read(path, function))

    def _takes(self, route: Route, path: str, function: Function) -> bool:
        read = tuple(self._read(path, function))
        if route.framework not in _DECLARED and _BODY_METHODS & set(route.methods):
            return not read or not all(FILES.search(name) for name in read)
        if route.framework in _DECLARED:
            for param in function.params:
                if f"{{{param.name}" in route.path:
                    continue
                if self._is_text(path, param.annotation, 4) or self._holds_text(path, param):
                    return True
                given = isinstance(param.annotation, Ref) and param.annotation.name[:1] == "%"
                if given and _BODY_METHODS & set(route.methods):
                    return True  # a model that the maker of the handler is handed
        return bool(read)

    def _holds_text(self, path: str, param: Param) -> bool:
        """Whether a parameter is a record of the standard library, which is no model, with a field that is text."""
        if param.default is not None or param.annotation is None:
            return False
        found = self.types.symbols.definition(self.types.annotation(path, param.annotation).removesuffix("()"))
        if found is None or found.cls is None:
            return False
        names = [self.types.symbols.expr_name(found.path, item) for item in found.cls.decorators]
        names += [name for name, _ in self.types.symbols.ancestors(found.path, found.cls)]
        return any(map(_RECORDS.match, names)) and self.text_field(found.path, found.cls) is not None

    def _read(self, path: str, function: Function) -> Iterator[str]:
        """What a handler reads of the request, by the names that stand there."""
        names = [item.name for item in self.reach.from_function(path, function, depth=2)]
        module = self.types.symbols.modules[path]
        own = module.reads_of(function.index)
        names.extend(f"{read.name}.{read.key}" if read.key else read.name for read in own)
        return (name for name in names if READS.search(name))

    def _is_text(self, path: str, expr: Expr | None, depth: int) -> bool:
        if expr is None or depth == 0:
            return False
        if isinstance(expr, Ref):
            name = self.types.symbols.resolve(path, expr.name)
            found = self.types.symbols.definition(name)
            if found is not None and found.assign is not None:
                return self._is_text(found.path, found.assign.value, depth - 1)
            return name in _TEXT
        if isinstance(expr, CallRef):
            call = self.types.symbols.modules[path].calls[expr.index]
            return call.name.endswith(".constr") and call.kwarg("regex") is None and call.kwarg("pattern") is None
        if isinstance(expr, Sub):
            parts = expr.index.items if isinstance(expr.index, Seq) else (expr.index,)
            name = self.types.symbols.expr_name(path, expr.value)
            if name.endswith(".Annotated"):
                parts = parts[:1]
            if any(self._is_text(path, part, depth - 1) for part in parts):
                return True
            return name not in _HOLDERS and self._is_text(path, expr.value, depth - 1)
        return isinstance(expr, Op) and any(self._is_text(path, part, depth - 1) for part in expr.items)

    def _is_text_by_key(self, path: str, expr: Expr) -> bool:
        """Whether nothing but the keys of a dict are text (``dict[str, int]``)."""
        if not isinstance(expr, Sub) or self.types.symbols.expr_name(path, expr.value) not in _HOLDERS:
            return False
        items = expr.index.items if isinstance(expr.index, Seq) else ()
        return len(items) > 1 and not self._is_text(path, items[-1], 3)

    def text_field(self, path: str, cls: Class) -> _Field | None:
        """The field of a model, or of a model in it, that shows best that it takes text: of several alike the first."""
        return min(self._fields(path, cls, set(), 0), key=lambda field: (field.aside, field.depth), default=None)

    def _fields(self, path: str, cls: Class, seen: set[str], depth: int) -> Iterator[_Field]:
        symbols = self.types.symbols
        key = f"{path}:{cls.qualname}"
        if key in seen:
            return
        seen.add(key)
        lineage = [(path, cls)]
        lineage += [(f.path, f.cls) for _, f in symbols.ancestors(path, cls) if f is not None and f.cls is not None]
        for where, each in lineage:
            for name, assign in symbols.fields.get((where, each.index), {}).items():
                if (
                    name == "model_config"
                    or assign.annotation is None
                    or is_of_class(symbols, where, assign.annotation)
                ):
                    continue
                if self._is_text(where, assign.annotation, 4):
                    behind = NAMES if self._is_text_by_key(where, assign.annotation) else aside(name)
                    yield _Field(where, assign.line, behind, depth)
                found = symbols.definition(self.types.annotation(where, assign.annotation).removesuffix("()"))
                if found is not None and found.cls is not None and library_of(found.path, found.cls, self.types):
                    yield from self._fields(found.path, found.cls, seen, depth + 1)

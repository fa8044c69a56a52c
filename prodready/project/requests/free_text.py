"""Whether the service takes free text: strings of requests that are stored or sent back (checklist SEC002)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import CallRef, Class, Expr, Function, Op, Param, Ref, Seq, Sub
from prodready.project.code.annotations import is_of_class
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.requests.models import RequestModels, handler_functions, library_of
from prodready.project.requests.sent_back import sent_back
from prodready.project.routing.routes import WRITES, Route, Routes
from prodready.project.services.main_service import MainService

_READS = re.compile(
    r"(?:^|[.%:])(?:request|req|self\.request)\.(?:json|form|data|body|POST|FILES|files|values|get_json|post|read|media|text"
    r"|get_media|get_data|json_body|params|forms|stream|bounded_stream|json\(\)|validated|match_info|get_argument|args|GET)\b"
    r"|(?:fastapi|starlette\.requests)\.Request\(\)\.(?:json|form)$"
    r"|(?:^|[.%:])(?:self\.)?(?:get_argument|get_body_argument|parse_args|get_json|get_media|is_valid|validated_data)$"
)
_RECORDS = re.compile(r"^(?:dataclasses\.dataclass(?:\(\))?|typing(?:_extensions)?\.(?:TypedDict|NamedTuple))$")
_FILES = re.compile(r"\.(?:files|FILES)\b")
_TEXT = frozenset({"builtins.str", "builtins.dict", "typing.Any", "typing.Dict", "builtins.list", "pydantic.Json"})
_HOLDERS = frozenset({"builtins.dict", "typing.Dict", "builtins.list"})
"""What holds text only if what is said to be in it is."""
_NAMING = re.compile(r"(?:^|_)(?:id|key|slug|uuid|code|token|email|password|url)$")
"""Fields that name a thing rather than speak."""
_DECLARED = frozenset({"fastapi", "litestar", "ninja"})
"""Frameworks whose handlers declare what they take, so that a route that writes may be known to take no text."""
_BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})
_READING = frozenset({"get", "head", "options", "delete", "on_get", "on_head", "on_options", "on_delete"})
"""Methods of a class that stand beside the one that takes the body."""


class FreeText(msgspec.Struct, frozen=True):
    """Places at which free text comes in; empty if none does."""

    places: tuple[Evidence, ...]


@fact
def free_text(routes: Routes, models: RequestModels, types: Types, reach: Reach, main: MainService) -> FreeText:
    """Look at the routes that write: their body models' strings, and what their handlers read."""
    return FreeText(tuple(main.first(dict.fromkeys(_Finder(models, types, reach).of_routes(routes)))))


class _Finder(msgspec.Struct):
    models: RequestModels
    types: Types
    reach: Reach

    def of_routes(self, routes: Routes) -> Iterator[Evidence]:
        """One place for each writing route that takes text; only those at which it shows, if there are any."""
        for body in self.models.bodies:
            line = self.text_field(body.path, body.cls, set())
            if line:
                yield Evidence(*line, f"{self._holder(*line) or body.cls.name} takes text")
        writing = [route for route in routes.http if _BODY_METHODS & set(route.methods) or not route.methods]
        found = [pair for route in writing for pair in self._route(route)]
        shown = [place for place, shows in found if shows]
        yield from shown or (place for place, _ in found)
        reading = (route for route in routes.http if route.methods and not _BODY_METHODS & set(route.methods))
        yield from (place for route in reading for place in self._repeated(route))

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

    def _route(self, route: Route) -> Iterator[tuple[Evidence, bool]]:
        """Places that take text, and whether one who looks there sees what is taken."""
        found = [pair for handler in route.handlers for pair in handler_functions(handler, self.types)]
        functions = [pair for pair in found if pair[1].name not in _READING] or found
        if not functions and WRITES & set(route.methods):
            yield Evidence(route.file, route.line, f"{route.title} takes a body"), True
        for path, function in functions:
            if self._takes(route, path, function):
                yield Evidence(path, function.line, f"{route.title} takes text"), self._shows(route, path, function)
        for handler in route.handlers:  # REST framework's view sets and generic views
            if handler.cls is not None and route.framework in ("django", "drf"):
                yield Evidence(handler.path, handler.cls.line, f"{route.title} takes a body"), True

    def _shows(self, route: Route, path: str, function: Function) -> bool:
        """Whether a handler reads of the request, or is given something that is not of the path."""
        given = (param.name for param in function.params if param.name not in ("self", "cls"))
        return any(name not in route.path for name in given) or any(self._read(path, function))

    def _takes(self, route: Route, path: str, function: Function) -> bool:
        read = tuple(self._read(path, function))
        if route.framework not in _DECLARED and _BODY_METHODS & set(route.methods):
            return not read or not all(_FILES.search(name) for name in read)
        if route.framework in _DECLARED:
            for param in function.params:
                if f"{{{param.name}" in route.path:
                    continue
                if self._is_text(path, param.annotation, 4) or self._holds_text(path, param):
                    return True
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
        return any(map(_RECORDS.match, names)) and self.text_field(found.path, found.cls, set()) is not None

    def _read(self, path: str, function: Function) -> Iterator[str]:
        """What a handler reads of the request, by the names that stand there."""
        names = [item.name for item in self.reach.from_function(path, function, depth=2)]
        module = self.types.symbols.modules[path]
        own = module.reads_of(function.index)
        names.extend(f"{read.name}.{read.key}" if read.key else read.name for read in own)
        return (name for name in names if _READS.search(name))

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

    def text_field(self, path: str, cls: Class, seen: set[str]) -> tuple[str, int] | None:
        """The first field of a model, or of a model in it, that is text; one that names a thing only if there is no other."""
        symbols = self.types.symbols
        key = f"{path}:{cls.qualname}"
        if key in seen:
            return None
        seen.add(key)
        naming: tuple[str, int] | None = None
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
                    if not _NAMING.search(name):
                        return where, assign.line
                    naming = naming or (where, assign.line)
                found = symbols.definition(self.types.annotation(where, assign.annotation).removesuffix("()"))
                if found is not None and found.cls is not None and library_of(found.path, found.cls, self.types):
                    inner = self.text_field(found.path, found.cls, seen)
                    if inner:
                        return inner
        return naming

"""The models that route handlers take as a body: pydantic's, msgspec's and attrs classes (checklist SEC001)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import (
    Call,
    CallRef,
    Class,
    Const,
    Expr,
    Flag,
    Fmt,
    Function,
    Map,
    Op,
    Param,
    Ref,
    Seq,
    Sub,
    is_literal,
    last_word,
)
from prodready.project.code.passed import Passed
from prodready.project.code.reach import Reach, Reached
from prodready.project.code.types import Types
from prodready.project.requests.libraries import library_of
from prodready.project.routing.routes import WRITES, Route, Routes
from prodready.project.routing.table import Handler
from prodready.project.snapshot import Snapshot

_NOT_BODY = frozenset(
    {"Query", "Path", "Header", "Cookie", "Form", "Depends", "Security", "QueryEx", "PathEx", "FormEx", "HeaderEx"}
    | {"CookieEx", "Parameter", "FromDishka", "Inject", "FromQuery", "FromRoute", "FromHeader", "FromForm", "File"}
)
"""Markers of parameters that come from elsewhere than a JSON body, or are injected."""
_NOT_BODY_NAMES = frozenset({"query", "path", "header", "cookie", "form", "query_args", "query_params"})
_VALIDATORS = frozenset({"validate", "validate_request", "validate_json", "input", "body", "expects", "use_body"})
_BODY_KEYWORDS = frozenset({"json", "body", "json_data", "data", "request_body", "schema", "model", "body_model"})
_PARSERS = frozenset(
    {"model_validate", "model_validate_json", "parse_obj", "parse_raw", "validate_python", "validate_json", "from_dict"}
)
_REQUEST = re.compile(
    r"(?:^|[.%:&])(?:request|req|self\.request)\b|(?:^|[.%:])(?:get_json|get_media|json_body|json\(\)|raw_body)$|(?:^|[%:])payload$"
)
_READING = re.compile(r"\bRequest\(\)\.(?:json|body|form|read|text|get_json|get_data)$")
"""A method of what is annotated as a request, whatever its name: ``async def add(r: Request): await r.json()``."""
_CLASSES_OF = frozenset({"builtins.type", "typing.Type"})
_ADDRESSED = re.compile(
    r"\brequest(?:\(\))?\.(?:query\w*|rel_url|match_info|args|GET|cookies|headers|path_params|url\w*|params|matchdict)\b"
)
"""Parts of a request that are no body."""
_INJECTING = frozenset({"ninja", "fastapi", "django", "flask", "quart", "litestar", "aiohttp", "sanic", "blacksheep"})
_ADAPTERS = re.compile(r"^(?:pydantic(?:\.type_adapter)?\.TypeAdapter|msgspec\.(?:json|msgpack|yaml|toml)\.Decoder)$")
_PASSING = re.compile(r"(?:^|[.:])(?:loads|dict|decode|to_dict|jsonable_encoder|cast|unquote|json_loads|str|list)$")
"""Calls whose result is their first argument in another shape."""
METHODS = ("post", "put", "patch", "delete", "get", "on_post", "on_put", "on_patch", "on_delete", "on_get")


class BodyModel(msgspec.Struct, frozen=True):
    """A model and the first place at which a handler takes it. ``strict_call``: parsed there with ``strict=True``."""

    path: str
    cls: Class
    library: str  # pydantic, msgspec or attrs
    handler: Evidence
    strict_call: bool = False

    @property
    def symbol(self) -> str:
        """The global name."""
        return f"{self.path}:{self.cls.qualname}"


class RequestModels(msgspec.Struct, frozen=True, dict=True):
    """The body models of all routes, each once, in the order of the routes."""

    bodies: tuple[BodyModel, ...]
    types: Types

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Their global names."""
        return frozenset(body.symbol for body in self.bodies)


def handler_functions(handler: Handler, types: Types) -> Iterator[tuple[str, Function]]:
    """The functions that a handler runs: itself, or the methods of its class that answer HTTP methods."""
    if handler.function is not None:
        yield handler.path, handler.function
    elif handler.cls is not None:
        for name in METHODS:
            found = types.symbols.method(handler.path, handler.cls, name)
            if found is not None and found.function is not None:
                yield found.path, found.function


def _is_elsewhere(location: Expr | None) -> bool:
    """Whether a decorator says that it reads another part of the request (``location="query"``), where all values are texts."""
    return isinstance(location, Const) and location.value not in ("json", "body", "form", "json_or_form")


@fact
def request_models(snapshot: Snapshot, routes: Routes, types: Types, reach: Reach, passed: Passed) -> RequestModels:
    """Gather the models from parameters, validating decorators and parsing calls of the handlers."""
    found: dict[str, BodyModel] = {}
    for body in _Finder(types, reach, passed).of_all(snapshot, routes):
        known = found.get(body.symbol)
        if known is None or (known.strict_call and not body.strict_call):
            found[body.symbol] = body
    return RequestModels(tuple(found.values()), types)


class _Finder(msgspec.Struct):
    types: Types
    reach: Reach
    passed: Passed

    def of_all(self, snapshot: Snapshot, routes: Routes) -> Iterator[BodyModel]:
        """The models of all handlers; a function that a validator decorates is one even if no route is known for it."""
        seen: set[tuple[str, int]] = set()
        for route in routes.http:
            for handler in route.handlers:
                for path, function in handler_functions(handler, self.types):
                    seen.add((path, function.index))
                    yield from self.of_handler(route, path, function)
        for path, module in snapshot.application():
            for function in module.functions:
                if function.decorators and (path, function.index) not in seen:
                    place = Evidence(path, function.line, f"{function.name} takes it")
                    yield from self._decorators(path, function, place)

    def of_handler(self, route: Route, path: str, function: Function) -> Iterator[BodyModel]:
        place = Evidence(path, function.line, f"{route.title} takes it")
        if route.framework in _INJECTING and self._may_have_body(route):
            yield from self._params(route.framework, path, function, place)
            if route.framework == "fastapi":
                for where, dependency in self._dependencies(path, function):
                    yield from self._params(route.framework, where, dependency, place)
        yield from self._decorators(path, function, place)
        yield from self._parsed(path, function)

    def _params(self, framework: str, path: str, function: Function, place: Evidence) -> Iterator[BodyModel]:
        for param in function.params:
            if self._is_body(framework, path, param):
                for where, cls in self._classes(path, param.annotation, scope=function.scope):
                    yield from self._body(where, cls, place)

    @staticmethod
    def _may_have_body(route: Route) -> bool:
        return not route.methods or bool(WRITES & set(route.methods)) or route.methods == ("QUERY",)

    def _dependencies(self, path: str, function: Function) -> Iterator[tuple[str, Function]]:
        for expr in self.reach.dependencies(path, function):
            if isinstance(expr, Ref):
                maker = self._maker(path, expr)
                for found in self.reach.runs(path, function.scope, expr):
                    if found.function is not None and found.function.name != "__init__" and found.function != maker:
                        yield found.path, found.function

    def _maker(self, path: str, expr: Ref) -> Function | None:
        """The function that has made a dependency before any request: ``signed_in = require("admin")``."""
        found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
        made = found.assign.value if found is not None and found.assign is not None else None
        if found is None or not isinstance(made, CallRef):
            return None
        callee = self.types.callee(found.path, self.types.symbols.modules[found.path].calls[made.index])
        return callee.function if callee is not None else None

    def _is_body(self, framework: str, path: str, param: Param) -> bool:
        if param.annotation is None or param.name in ("self", "cls"):
            return False
        if param.name in _NOT_BODY_NAMES and framework not in ("fastapi", "ninja"):  # which go by what is written there
            return False
        if framework == "litestar" and param.name != "data":
            return False
        markers = set(self._markers(path, param.default)) | set(self._markers(path, param.annotation))
        return not markers & _NOT_BODY and self.types.dependency(path, param) is None

    def _markers(self, path: str, expr: Expr | None) -> Iterator[str]:
        """Last names of what stands round or beside a type: ``Query[…]``, ``Annotated[…, Query()]``, ``= Query()``."""
        module = self.types.symbols.modules[path]
        if isinstance(expr, CallRef):
            yield last_word(module.calls[expr.index].name)
        elif isinstance(expr, Sub):
            if isinstance(expr.value, Ref):
                yield last_word(expr.value.name)
            if isinstance(expr.index, Seq):
                for item in expr.index.items[1:]:
                    yield from self._markers(path, item)
        elif isinstance(expr, Ref):
            found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
            if found is not None and found.assign is not None:
                yield from self._markers(found.path, found.assign.value)

    def _classes(self, path: str, expr: Expr | None, depth: int = 6, *, scope: int = -1) -> Iterator[tuple[str, Class]]:
        """The classes that an annotation names, inside unions, lists and ``Annotated``."""
        symbols = self.types.symbols
        found = symbols.definition(symbols.resolve(path, expr.name)) if isinstance(expr, Ref) and depth else None
        if found is not None and found.cls is not None:
            yield found.path, found.cls
        elif depth:
            for where, inner, part in self._parts(path, expr, scope):
                yield from self._classes(where, part, depth - 1, scope=inner)

    def _parts(self, path: str, expr: Expr | None, scope: int) -> Iterator[tuple[str, int, Expr | None]]:
        """What an annotation is made of or stands for, with the module and the function in which that means something."""
        symbols = self.types.symbols
        parts: tuple[Expr | None, ...] = ()
        if isinstance(expr, Ref) and expr.name.startswith("%") and scope >= 0:
            yield from self._local_class(path, scope, expr.name)
        elif isinstance(expr, Ref):
            found = symbols.definition(symbols.resolve(path, expr.name))
            if found is not None and found.assign is not None:
                yield found.path, -1, found.assign.value
        elif isinstance(expr, Sub):
            outer = symbols.expr_name(path, expr.value)
            items = expr.index.items if isinstance(expr.index, Seq) else (expr.index,)
            parts = (expr.value, *(items[:1] if outer.endswith(".Annotated") else items))
        elif isinstance(expr, Op) and expr.kind == "|":
            parts = expr.items
        elif isinstance(expr, CallRef):  # ``TypeAdapter(Item)``, ``Decoder(Item)``
            made = symbols.modules[path].calls[expr.index]
            parts = (made.arg(0, "type"),) if _ADAPTERS.match(symbols.resolve(path, made.name)) else ()
        yield from ((path, scope, part) for part in parts)

    def _local_class(self, path: str, scope: int, name: str) -> Iterator[tuple[str, int, Expr | None]]:
        """What a class is that has no name of a module's, with the module and the function in which it means something."""
        if name.startswith("%self."):
            return self._kept_class(path, scope, name)
        return iter([(path, -1, self._handed_class(path, scope, name[1:]))])

    def _kept_class(self, path: str, scope: int, name: str) -> Iterator[tuple[str, int, Expr | None]]:
        """What the makers of an object hand to it for an attribute that its handlers take (``payload: self.schema``)."""
        module = self.types.symbols.modules[path]
        while scope >= 0 and module.functions[scope].owner < 0:
            scope = module.functions[scope].scope
        owner = module.functions[scope].owner if scope >= 0 else -1
        made = self.types.symbols.method(path, module.classes[owner], "__init__") if owner >= 0 else None
        if made is None or made.function is None:
            return
        kept = self.types.symbols.modules[made.path].assigns_of(made.function.index)
        for value in (item.value for item in kept if item.target == name):
            if isinstance(value, Ref) and made.function.param(value.name[1:]) is not None:
                yield from self.passed.to(made.path, made.function, value.name[1:]) or ()

    def _handed_class(self, path: str, scope: int, name: str) -> Expr | None:
        """What a class is or derives from that the functions round a handler are given: ``Model: type[Order]``."""
        module = self.types.symbols.modules[path]
        while scope >= 0:
            param = module.functions[scope].param(name)
            said = param.annotation if param is not None else None
            if isinstance(said, Sub) and self.types.symbols.expr_name(path, said.value) in _CLASSES_OF:
                return said.index
            scope = module.functions[scope].scope
        return None

    def _body(self, path: str, cls: Class, place: Evidence, *, strict: bool = False) -> Iterator[BodyModel]:
        library = library_of(path, cls, self.types)
        if library:
            yield BodyModel(path, cls, library, place, strict)

    def _decorators(self, path: str, function: Function, place: Evidence) -> Iterator[BodyModel]:
        module = self.types.symbols.modules[path]
        for decorator in function.decorators:
            call = module.call(decorator)
            if call is None or last_word(call.name) not in _VALIDATORS or _is_elsewhere(call.kwarg("location")):
                continue
            given = [*call.args, *(value for key, value in call.kwargs if key in _BODY_KEYWORDS)]
            for expr in given:
                for where, cls in self._classes(path, expr):
                    yield from self._body(where, cls, place)

    def _parsed(self, path: str, function: Function) -> Iterator[BodyModel]:
        """``Model.model_validate(await request.json())``, ``Model(**data)``, ``msgspec.json.decode(x, type=Model)``."""
        for reached in self.reach.from_function(path, function, depth=2):
            call = reached.call
            exprs = _parsed_into(call)
            if not exprs or not self._reads_request(reached.path, call):
                continue
            strict = is_literal(call.kwarg("strict"), True)
            place = Evidence(reached.path, call.line, "a handler parses the body into it")
            for expr in exprs:
                for where, cls in self._classes(reached.path, expr):
                    yield from self._body(where, cls, place, strict=strict)
                yield from self._handed_in(reached, expr, strict=strict)

    def _handed_in(self, reached: Reached, expr: Expr, *, strict: bool) -> Iterator[BodyModel]:
        """The models that callers give to a function that parses the body: ``read(request, Order)``."""
        function = reached.function
        if (
            function is None
            or not isinstance(expr, Ref)
            or expr.name[0] != "%"
            or function.param(expr.name[1:]) is None
        ):
            return
        for path, _, given in self.passed.to(reached.path, function, expr.name[1:]) or ():
            place = Evidence(path, getattr(given, "line", 0), "a handler has the body parsed into it")
            for where, cls in self._classes(path, given):
                yield from self._body(where, cls, place, strict=strict)

    def _reads_request(self, path: str, call: Call) -> bool:
        given = call.arguments
        return any(self._from_request(path, call.scope, expr, 5) for expr in given)

    def _is_request(self, known: str) -> bool:
        """Whether a type may be a framework's request: not one of the repository's, unless it derives from one."""
        if ".py:" not in known:
            return True
        found = self.types.symbols.definition(known.removesuffix("()"))
        return (
            found is not None
            and found.cls is not None
            and any(
                name.rpartition(".")[2].endswith("Request") and ".py:" not in name
                for name, _ in self.types.symbols.ancestors(found.path, found.cls)
            )
        )

    def _from_request(self, path: str, scope: int, expr: Expr, depth: int) -> bool:
        if depth == 0:
            return False
        module = self.types.symbols.modules[path]
        if isinstance(expr, CallRef):
            call = module.calls[expr.index]
            if _ADDRESSED.search(call.name):
                return False
            if _REQUEST.search(call.name):
                return ".py:" not in self.types.call_name(path, call)
            if call.name[:1] == "%" and _READING.search(self.types.call_name(path, call)):
                return True
            passes = bool(_PASSING.search(call.name)) and call.args
            return self._from_request(path, scope, call.args[0], depth - 1) if passes else False
        if isinstance(expr, Ref):
            head = expr.name[1:].partition(".")[0] if expr.name[0] == "%" else ""
            bound = [
                item.value
                for item in self.types.bound(path, scope, head)
                if item.value is not None and not item.flags & Flag.DELETED
            ]
            if bound:  # what a variable holds says more than its name: ``payload = jwt.decode(token)``
                return any(self._from_request(path, scope, value, depth - 1) for value in bound)
            request = _REQUEST.search(expr.name) if not _ADDRESSED.search(expr.name) else None
            return request is not None and self._is_request(self.types.of(path, scope, Ref(expr.name[: request.end()])))
        parts: tuple[Expr, ...] = ()
        if isinstance(expr, (Seq, Op)):
            parts = expr.items
        elif isinstance(expr, Sub):
            parts = (expr.value,)
        elif isinstance(expr, Fmt):
            parts = expr.parts
        elif isinstance(expr, Map):
            parts = tuple(value for _, value in expr.items)
        return any(self._from_request(path, scope, item, depth - 1) for item in parts)


def _parsed_into(call: Call) -> list[Expr]:
    """What a call may parse a body into, by its shape."""
    last = call.name.rpartition(".")[2]
    owner = Ref(call.name.rpartition(".")[0].removesuffix("[]"))
    if last in _PARSERS:
        return [CallRef(call.receiver) if call.receiver >= 0 else owner]
    if call.kwarg("**") is not None:
        return [Ref(call.name)]
    if last in ("decode", "convert", "structure", "parse_obj_as", "load"):
        made = CallRef(call.receiver) if call.receiver >= 0 else owner
        return [made, *(value for value in (call.kwarg("type"), *call.args[:2]) if value is not None)]
    return []

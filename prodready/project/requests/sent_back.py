"""Strings of a request that a handler sends back, in what it returns or in the error that it raises.

Only what stands in the handler itself counts: a dict, a list, an f-string, a response or a model that is made of a parameter
which any text fits, or of what is read of the query. Identifiers, numbers, and what has a pattern or a list of values do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Function, Map, Op, Param, Ref, Seq, last_word
from prodready.project.code.types import Types

_PLACE = re.compile(r"<(?:(?:string|path|str|default)(?:\([^)>]*\))?:)?(\w+)>|\{(\w+)(?::(?:str|path))?\}")
_QUERY = re.compile(
    r"(?:^|[.%:])(?:request|req)\.(?:args|query|query_params|params|GET|values|match_info|path_params|rel_url\.query)"
    r"(?:\.get(?:\(\))?|\[\])?$|^%(?:req|request)\.get_param$"
)
_FILLS = re.compile(r"%resp(?:onse)?\.(?:media|text|body|data)$")
"""What Falcon's handlers fill in instead of returning it."""
_ANSWERS = re.compile(
    r"(?:^|[.:])(?:jsonify|json|dict|dumps|json_response|make_response|text|[A-Z]\w*)$|^builtins\.(?:dict|list|str(?:\.format)?)$"
)
"""What only puts its arguments into an answer."""
_NAMING = re.compile(r"(?:^|_)(?:id|ids|key|slug|uuid|code|token|email|password|url|pk|date|hash|version|lang|locale)$")
"""Parameters that name a thing rather than speak."""
_BOUNDS = ("pattern", "regex", "enum")
MAX_DEPTH = 5


def sent_back(types: Types, path: str, function: Function, route_path: str, *, declared: bool) -> Iterator[int]:
    """The lines at which a handler sends text of the request back; ``declared``: its annotations tell what is text."""
    given = frozenset(_text_params(types, path, function, route_path, declared=declared))
    finder = _Finder(types, path, function, given)
    module = types.symbols.modules[path]
    aborts = (call for call in module.calls_of(function.index) if last_word(call.name) == "abort")
    answers: list[Expr | None] = [*function.returned, *function.raised]
    answers += [item for call in aborts for item in call.arguments]
    answers += [item.value for item in module.assigns_of(function.index) if _FILLS.match(item.target)]
    for expr in answers:
        line = finder.holds(expr, MAX_DEPTH)
        if line:
            yield line


def _text_params(types: Types, path: str, function: Function, route_path: str, *, declared: bool) -> Iterator[str]:
    """The parameters of a handler that any text fits."""
    places = {name for pair in _PLACE.findall(route_path) for name in pair if name}
    for param in function.params:
        if _NAMING.search(param.name) or param.name in ("self", "cls"):
            continue
        if (param.name in places and param.annotation is None) or (
            declared and _is_string(types, path, param) and not _is_bounded(types, path, param)
        ):
            yield param.name


def _is_string(types: Types, path: str, param: Param) -> bool:
    parts = param.annotation
    found = list(_names(types, path, parts, MAX_DEPTH)) if parts is not None else []
    return "builtins.str" in found and all(
        name in ("builtins.str", "typing.Optional", "typing.Union") for name in found
    )


def _names(types: Types, path: str, expr: Expr, depth: int) -> Iterator[str]:
    """The types that an annotation joins; of ``Annotated`` the first."""
    if depth <= 0:
        yield "?"
    elif isinstance(expr, Ref):
        yield types.symbols.resolve(path, expr.name)
    elif isinstance(expr, Op) and expr.kind == "|":
        for item in expr.items:
            yield from _names(types, path, item, depth - 1)
    elif isinstance(expr, Const) and expr.value is None:
        return
    else:
        yield from _subscripted(types, path, expr, depth)


def _subscripted(types: Types, path: str, expr: Expr, depth: int) -> Iterator[str]:
    value, index = getattr(expr, "value", None), getattr(expr, "index", None)
    if not isinstance(value, Ref) or index is None:
        yield "?"
        return
    inner = index.items if isinstance(index, Seq) else (index,)
    name = types.symbols.resolve(path, value.name)
    if name.endswith(".Annotated"):
        yield from _names(types, path, inner[0], depth - 1)
        return
    yield name
    for item in inner:
        yield from _names(types, path, item, depth - 1)


def _is_bounded(types: Types, path: str, param: Param) -> bool:
    """Whether a parameter is injected, or its declaration says what it may be (``Query(pattern=…)``)."""
    module = types.symbols.modules[path]
    index = getattr(param.annotation, "index", None)
    parts = index.items if isinstance(index, Seq) else ()
    made = [call for item in (param.default, *parts) if (call := module.call(item)) is not None]
    return any(
        last_word(call.name) in ("Depends", "Security", "Header", "Cookie", "Dependency", "Provide")
        or any(call.kwarg(name) is not None for name in _BOUNDS)
        for call in made
    )


class _Finder:
    """Looks for a text of the request in what one handler answers."""

    def __init__(self, types: Types, path: str, function: Function, given: frozenset[str]) -> None:
        self._types = types
        self._path = path
        self._function = function
        self._given = given

    def holds(self, expr: Expr | None, depth: int) -> int:
        """The line of the text in an expression; 0 if there is none."""
        if expr is None or depth <= 0:
            return 0
        if isinstance(expr, Ref):
            return self._name(expr, depth)
        if isinstance(expr, CallRef):
            return self._call(self._types.symbols.modules[self._path].calls[expr.index], depth)
        parts: tuple[Expr | None, ...] = ()
        if isinstance(expr, Map):
            parts = tuple(value for _, value in expr.items)
        elif isinstance(expr, Fmt):
            parts = expr.parts
        elif isinstance(expr, Seq) or (isinstance(expr, Op) and expr.kind in ("or", "and", "+", "*")):
            parts = expr.items
        elif isinstance(expr, Op) and expr.kind == "if":
            parts = (expr.items[0], expr.items[2])
        return next((line for part in parts if (line := self.holds(part, depth - 1))), 0)

    def _name(self, expr: Ref, depth: int) -> int:
        if _QUERY.search(expr.name):
            return expr.line or self._function.line
        if expr.name[:1] != "%" or "." in expr.name:
            return 0
        bound = self._types.bound(self._path, self._function.index, expr.name)
        if not bound:
            return (expr.line or self._function.line) if expr.name[1:] in self._given else 0
        return self.holds(bound[0].value, depth - 1) if len(bound) == 1 else 0

    def _call(self, call: Call, depth: int) -> int:
        if _QUERY.search(call.name):
            return 0 if self._is_converted(call) else call.line
        if not _ANSWERS.search(call.name):
            return 0
        return next((line for item in call.arguments if (line := self.holds(item, depth - 1))), 0)

    def _is_converted(self, call: Call) -> bool:
        """Whether a parameter of the query is read as a number, or names a thing."""
        asked = call.arg(0)
        named = isinstance(asked, Const) and bool(_NAMING.search(str(asked.value)))
        return named or call.kwarg("type") is not None

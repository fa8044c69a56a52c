"""Parameters of routes that only numbers, keys and plain words fit (``<int:order>``, ``(?P<order>[0-9]+)``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, Const, Expr, Function, Ref, Sub
from prodready.project.code.types import Types
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.routing.table import Handler

_PARAMETER = re.compile(r"<(?:(?P<kind>\w+)(?:\([^)>]*\))?:)?(?P<name>\w+)>")
_BRACED = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+))?\}")
"""Parameters of Flask, Django, Bottle and Sanic, and those of Starlette and Falcon."""
_PLAIN = frozenset({"int", "float", "uuid", "slug"})
_KEPT = "%self.kwargs"
"""Where a view of Django has what its address says."""
_ASKED = re.compile(r"(?:^|[.%])request\.path_params$")
"""Where a handler of Starlette has it."""


class RouteNumbers(msgspec.Struct, frozen=True):
    """The parameters of handlers, those of classes of views, and the names that mean nothing else in any route."""

    parameters: frozenset[tuple[str, int, str]]
    views: frozenset[tuple[str, int, str]]
    names: frozenset[str]

    def is_kept(self, path: str, scope: int, owner: int, expr: Sub) -> bool:
        """Whether a view (class ``owner`` of a module) asks for such a parameter (``self.kwargs["order"]``), or a handler
        (function ``scope``) does (``request.path_params["order"]``)."""
        held = expr.value.name if isinstance(expr.value, Ref) else ""
        if _ASKED.search(held) and isinstance(expr.index, Const):
            return (path, scope, str(expr.index.value)) in self.parameters
        return held == _KEPT and self._is_one(path, owner, expr.index)

    def is_asked(self, path: str, owner: int, call: Call) -> bool:
        """As ``is_kept``, for ``self.kwargs.get("order")``."""
        known = call.name in (f"{_KEPT}.get", f"{_KEPT}.pop") and bool(call.args)
        return known and self._is_one(path, owner, call.args[0])

    def _is_one(self, path: str, owner: int, key: Expr | None) -> bool:
        name = key.value if isinstance(key, Const) and isinstance(key.value, str) else ""
        return name in self.names or (path, owner, name) in self.views


def _owner(handler: Handler) -> int:
    """The class of a view, -1 for a function."""
    if handler.cls is not None:
        return handler.cls.index
    return handler.function.owner if handler.function is not None else -1


def _parameters(path: str) -> Iterator[tuple[str, str]]:
    """The parameters of a path with what has to fit them (``int`` of ``<int:order>`` and of ``{order:int}``)."""
    for pattern in (_PARAMETER, _BRACED):
        yield from ((found["kind"] or "", found["name"]) for found in pattern.finditer(path))


def _by_place(path: str, function: Function, route: str) -> Iterator[tuple[tuple[str, int, str], bool]]:
    """The parameters of a method that Tornado hands groups without names to, in their order."""
    taken = [param.name for param in function.params if param.kind in "pk"][1:]
    for name, (kind, group) in zip(taken, _parameters(route), strict=False):
        if group == "value":
            yield (path, function.index, name), kind in _PLAIN


@fact
def route_numbers(routes: Routes, types: Types) -> RouteNumbers:
    """The answers over all routes."""
    plain: set[str] = set()
    texts: set[str] = set()
    parameters: dict[tuple[str, int, str], bool] = {}
    views: dict[tuple[str, int, str], bool] = {}
    for route in routes.http:
        for kind, name in _parameters(route.path):
            closed = kind in _PLAIN
            (plain if closed else texts).add(name)
            for handler in route.handlers:
                owner = _owner(handler)
                if owner >= 0:
                    views[handler.path, owner, name] = closed and views.get((handler.path, owner, name), True)
                for path, function in handler_functions(handler, types):
                    key = path, function.index, name
                    parameters[key] = closed and parameters.get(key, True)
        for handler in route.handlers if route.framework == "tornado" else ():
            for path, function in handler_functions(handler, types):
                for key, closed in _by_place(path, function, route.path):
                    parameters[key] = closed and parameters.get(key, True)
    return RouteNumbers(_closed(parameters), _closed(views), frozenset(plain - texts))


def _closed(found: dict[tuple[str, int, str], bool]) -> frozenset[tuple[str, int, str]]:
    return frozenset(key for key, closed in found.items() if closed)

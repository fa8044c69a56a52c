"""Whether a value is the request's own: read from it, a parameter of a route handler, or handed on from one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import CallRef, Const, Expr, Fmt, Function, Module, Op, Ref, Sub, last_word
from prodready.project.routing.routes import Routes
from prodready.project.taint.variability import Variability

_REQUEST = re.compile(r"(?:^|[.%:])request(?:\.|\[|$)")
_ROUTES = frozenset({"url_for", "url_path_for", "route_url", "route_path", "static_url", "static_path"})
"""What a request is asked for the address of a route by, in which what is filled in is quoted."""
_OF_ROUTE = frozenset({"endpoint", "blueprint", "url_rule", "resolver_match"})
"""What a request is asked for the route by that it came to, in the words of the code."""
MAX_HANDS = 3
"""Functions that hand a value on to each other which are followed."""


class RequestValues(msgspec.Struct, frozen=True):
    """Looks at a function itself, then at what its callers hand in; only calls that are known to be of it count."""

    variability: Variability
    handlers: frozenset[tuple[str, int]]

    def is_checked(self, path: str, scope: int, part: Expr) -> bool:
        """Whether a part is a date that was read in a constant format before."""
        if not isinstance(part, Ref) or scope < 0 or part.name[:1] != "%":
            return False
        module = self.variability.snapshot.modules[path]
        return any(
            call.name.endswith(".strptime")
            and call.scope == scope
            and call.line < part.line
            and len(call.args) == 2
            and call.args[0] == Ref(part.name, call.args[0].line)
            and isinstance(call.args[1], Const)
            for call in module.calls
        )

    def holds(self, path: str, scope: int, part: Expr, hands: int = MAX_HANDS) -> bool:
        """Whether a part is, or is made of, what a request says."""
        module = self.variability.snapshot.modules[path]
        if isinstance(part, CallRef):
            call = module.calls[part.index]
            if last_word(call.name) in _ROUTES:
                return False
            return bool(_REQUEST.search(call.name)) or any(self.holds(path, scope, item, hands) for item in call.args)
        if isinstance(part, (Op, Fmt, Sub)):
            inner = part.parts if isinstance(part, Fmt) else part.items if isinstance(part, Op) else (part.value,)
            return any(self.holds(path, scope, item, hands) for item in inner)
        if not isinstance(part, Ref):
            return False
        if _REQUEST.search(part.name):
            if last_word(part.name) in _OF_ROUTE:
                return False
            given = self.variability.types.attributes_given(path, part.name)
            own = [item for item in given if item.value is not None]
            return not own or any(self.holds(path, item.scope, item.value, hands) for item in own if item.value)
        if scope < 0 or part.name[0] != "%":
            return False
        head, function = part.name[1:].partition(".")[0], module.functions[scope]
        if (path, scope) not in self.handlers:
            return hands > 0 and self._handed(path, function, head, hands)
        param = function.param(head)
        if param is not None:
            injected = self.variability.types.dependency(path, param) is not None
            return param.name not in ("self", "cls") and not injected and not isinstance(param.default, CallRef)
        return any(_is_of_request(value, module) for value in self._bound(path, scope, head))

    def _handed(self, path: str, function: Function, name: str, hands: int) -> bool:
        """Whether a caller hands a value of the request in for a parameter."""
        if function.param(name) is None or any(self._bound(path, function.index, name)):
            return False
        for where, call in self.variability.passed.certain(path, function):
            given = function.given(call, name)
            if given is None or not self.variability.varies(where, call.scope, given):
                continue
            if self.holds(where, call.scope, given, hands - 1):
                return True
        return False

    def _bound(self, path: str, scope: int, name: str) -> Iterator[Expr]:
        """What a local variable is bound to."""
        bound = self.variability.types.bound(path, scope, name)
        return (item.value for item in bound if item.value is not None)


def request_values(variability: Variability, routes: Routes) -> RequestValues:
    """The answers over all routes."""
    handlers = {(item.path, item.function.index) for item in routes.handlers if item.function is not None}
    return RequestValues(variability, frozenset(handlers))


def _is_of_request(value: Expr, module: Module) -> bool:
    name = module.calls[value.index].name if isinstance(value, CallRef) else getattr(value, "name", "")
    return isinstance(name, str) and bool(_REQUEST.search(name)) and last_word(name) not in _ROUTES

"""Health paths that a middleware or a bare application answers by comparing the path of the request."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from prodready.facts.python import Branch, Call, CallRef, Const, Expr, Function, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.constants import Constants
from prodready.project.health.names import names_liveness, names_readiness, segments_of
from prodready.project.routing.routes import Route
from prodready.project.routing.table import Handler
from prodready.project.snapshot import Snapshot

MIDDLEWARE = "middleware"
"""The framework of a route that is answered so."""
_KEYS = frozenset({"path", "PATH_INFO", "RAW_URI"})
_PATHS = (".path", ".path_info", ".url.path", "%path", ".full_path")
_ANSWERS = frozenset({"send", "start_response", "jsonify", "make_response", "send_response", "sendall"})
_NEXT = frozenset(
    {"call_next", "get_response", "app", "application", "wsgi_app", "handler", "inner", "next", "_app", "_get_response"}
)


class _Compared(msgspec.Struct, frozen=True):
    branch: Branch
    function: Function
    value: Expr
    equal: bool

    @property
    def line(self) -> int:
        """The line of the comparison."""
        return getattr(self.branch.test, "line", 0) or self.branch.line


def served(snapshot: Snapshot, constants: Constants, installed: Collection[str]) -> Iterator[Route]:
    """Health paths that are answered where they are compared, as routes with the comparing function as handler.

    ``installed`` are the middlewares that Django's settings name: where there are any, another one answers nothing.
    """
    for path, module in snapshot.application():
        for compared in _comparisons(module):
            answering = _answering(path, module, compared)
            if answering is None:
                continue
            wired = not installed or _is_installed(path, module, compared.function, installed)
            for text in _texts(snapshot, constants, path, compared):
                segments = segments_of(text)
                if text.startswith("/") and (names_liveness(segments) or names_readiness(segments)):
                    yield Route(("GET",), text, (answering,), path, compared.line, MIDDLEWARE, wired=wired)


def _is_installed(path: str, module: Module, function: Function, installed: Collection[str]) -> bool:
    """Whether settings name what a function belongs to, if Django makes it: a class or function that takes ``get_response``."""
    methods = (each for each in module.functions if each.owner == function.owner >= 0 and each.name == "__init__")
    outer = module.functions[function.scope] if function.owner < 0 <= function.scope else None
    made = next(methods, outer)
    if made is None or made.param("get_response") is None:
        return True
    name = module.classes[made.owner].qualname if made.owner >= 0 else made.qualname
    dotted = f".{path.removesuffix('.py').replace('/', '.')}.{name}"
    return any(dotted.endswith(f".{each}") for each in installed)


def _comparisons(module: Module) -> Iterator[_Compared]:
    for branch in module.branches:
        pairs = list(_pairs(module, branch.test))
        function = _innermost(module, branch.line) if pairs else None
        if function is not None:
            yield from (_Compared(branch, function, value, (kind != "!=") != branch.negated) for kind, value in pairs)


def _pairs(module: Module, test: Expr) -> Iterator[tuple[str, Expr]]:
    """Comparisons of a request's path inside a test: the operator, and what the path is compared with."""
    if not isinstance(test, Op):
        return
    if test.kind in ("==", "!=", "in") and len(test.items) == 2:
        left, right = test.items
        if _is_path(module, left):
            yield test.kind, right
        elif test.kind != "in" and _is_path(module, right):
            yield test.kind, left
    elif test.kind in ("and", "or"):
        for item in test.items:
            yield from _pairs(module, item)


def _is_path(module: Module, expr: Expr) -> bool:
    call = module.call(expr)
    if call is not None:
        keys = [item.value for item in call.args[:1] if isinstance(item, Const)]
        return call.name.endswith(".get") and bool(_KEYS.intersection(str(key) for key in keys))
    if isinstance(expr, Ref):
        return expr.name.endswith(_PATHS) or expr.name.endswith(tuple(f"{name}.rstrip()" for name in _PATHS))
    if isinstance(expr, Sub):
        return isinstance(expr.index, Const) and expr.index.value in _KEYS
    return False


def _innermost(module: Module, line: int) -> Function | None:
    around = [function for function in module.functions if function.line <= line <= function.end_line]
    return max(around, key=lambda function: function.line, default=None)


def _answering(path: str, module: Module, compared: _Compared) -> Handler | None:
    """What answers the request where the path is equal: lines of the function around, or the method that it is left to."""
    if _answers(module, compared):
        branch, last = compared.branch, compared.function.end_line
        within = (branch.line, branch.end_line) if compared.equal else (branch.end_line + 1, last)
        return Handler(path, compared.function, within=within)
    inside = module.calls_within(compared.branch.line, compared.branch.end_line) if compared.equal else ()
    named = (call.name.removeprefix("%self.") for call in inside if call.name.startswith("%self."))
    methods = {each.name: each for each in module.functions if each.owner == compared.function.owner >= 0}
    left = next((methods[name] for name in named if name in methods and name not in _NEXT), None)
    if left is None or any(map(_hands_on, module.calls_within(left.line, left.end_line))):
        return None
    answers = any(map(_is_answer, module.calls_within(left.line, left.end_line)))
    return Handler(path, left) if answers else None


def _answers(module: Module, compared: _Compared) -> bool:
    """Whether the request is answered where the path is equal, and not handed on there."""
    function, branch = compared.function, compared.branch
    calls = module.calls_within(function.line, function.end_line)
    inside = [call for call in calls if branch.line <= call.line <= branch.end_line]
    if compared.equal:
        return any(map(_is_answer, inside)) and not any(map(_hands_on, inside))
    after = [call for call in calls if call.line > branch.end_line]
    return any(map(_hands_on, inside)) and any(map(_is_answer, after))


def _is_answer(call: Call) -> bool:
    last = last_word(call.name)
    return last in _ANSWERS or last.endswith("Response")


def _hands_on(call: Call) -> bool:
    return last_word(call.name) in _NEXT


def _texts(snapshot: Snapshot, constants: Constants, path: str, compared: _Compared) -> Iterator[str]:
    items = compared.value.items if isinstance(compared.value, Seq) else (compared.value,)
    for item in items:
        text = constants.text(path, compared.function.index, item)
        if text is not None:
            yield text
        elif isinstance(item, Ref) and item.name[:1] == "%":
            yield from _given(snapshot, constants, path, compared.function, item.name[1:])


def _given(snapshot: Snapshot, constants: Constants, path: str, function: Function, name: str) -> Iterator[str]:
    """What is passed for a parameter of the function around (``health_check(application, "/health")``)."""
    module = snapshot.modules[path]
    scope: Function | None = function
    while scope is not None and scope.param(name) is None:
        scope = module.functions[scope.scope] if scope.scope >= 0 else None
    if scope is None:
        return
    position = [param.name for param in scope.params].index(name)
    symbol = f"{path}:{scope.qualname}"
    for where, other in snapshot.application():
        for call in other.calls:
            if call.name.endswith(scope.name) and constants.types.symbols.resolve(where, call.name) == symbol:
                given = call.arg(position, name)
                text = constants.text(where, call.scope, given) if not isinstance(given, CallRef) else None
                if text is not None:
                    yield text

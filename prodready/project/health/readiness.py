"""Whether a handler checks a dependency, and whether a failure shows in its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.api import fact
from prodready.facts.python import (
    Call,
    CallRef,
    Const,
    Expr,
    Fmt,
    Function,
    Map,
    Module,
    Op,
    Ref,
    Seq,
    Sub,
    is_literal,
    last_word,
)
from prodready.facts.python import Handler as Except
from prodready.project.code.reach import Reach
from prodready.project.health.dependency_checks import ANOTHER, CHECKING_VIEWS, REGISTERED, Check, checks_from
from prodready.project.routing.table import Handler
from prodready.project.snapshot import Snapshot
from prodready.project.storage.stores import Stores

_ERROR_STATUS = re.compile(
    r"50[0-9]|SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR|ServiceUnavailable|InternalServerError|Server?Error"
)
_LOGIN = re.compile(r"auth|login|session|user|permission", re.IGNORECASE)
_AUTHENTICATES = re.compile(r":[\w.]*(?:authenticat|authoriz)\w*$", re.IGNORECASE)
"""Functions on the way that look who is asking."""
_VIEW = re.compile(r"(?:django\.views\.generic|rest_framework\.generics|rest_framework\.viewsets)\.")
_HOOKS = ("get_context_data", "render_to_response", "get_queryset", "get_object")
"""What Django's and REST framework's views run of a class that answers no method itself."""
_CARRIES = 4
"""Variables through which the result of a check comes to the answer."""
_ANSWERS = (".text", ".body", ".media", ".data", ".status", ".status_code")
"""What a handler sets of the response that it is handed (Falcon, Pyramid)."""
_ASIDE = (
    "builtins.super()",
    "time.",
    "datetime.",
    "uuid.",
    "os.",
    "platform.",
    "socket.",
    "psutil.",
    "sys.",
    "importlib.",
    "django.utils.",
)
"""Calls whose result says nothing of a dependency."""


def _name_asked(test: Expr) -> str:
    """The name that a condition compares a function's with."""
    items = test.items if isinstance(test, Op) and test.kind == "==" else ()
    own = any(isinstance(item, Ref) and item.name.endswith(".__name__") for item in items)
    return next((str(item.value) for item in items if own and isinstance(item, Const)), "")


class Checked(msgspec.Struct, frozen=True):
    """A dependency that a handler checks: what, where; ``shows``: a failure changes the answer."""

    what: str
    path: str
    line: int
    shows: bool


class Readiness(msgspec.Struct, frozen=True):
    """Answers for handlers of one repository."""

    snapshot: Snapshot
    reach: Reach
    stores: Stores

    def checks(self, handler: Handler) -> Checked | None:
        """The dependency that a handler checks in a way that shows, else one that it checks, else None."""
        first = self._inherited(handler)
        if first is not None:
            return first
        for path, function in self._answering(handler):
            aside = self._of_logins(path, function)
            for check in checks_from(path, function, self.snapshot, self.reach, self.stores):
                if (
                    aside.intersection(check.via[:1])
                    or any(map(_AUTHENTICATES.search, check.via))
                    or not self._is_within(handler, function, check)
                ):
                    continue
                if self._is_of_another(path, function, check):
                    continue
                found = Checked(check.what, check.path, check.line, self._shows(path, function, check))
                if found.shows and found.what != ANOTHER:
                    return found
                first = found if first is None or (found.shows and not first.shows) else first
        return first

    def _is_within(self, handler: Handler, function: Function, check: Check) -> bool:
        """Whether a check stands, or is called, in the lines that answer the request."""
        if handler.within is None:
            return True
        first, last = handler.within
        if check.function == function and check.path == handler.path:
            return first <= check.line <= last
        calls = (call for call in self.reach.calls_in(handler.path, function.index) if first <= call.line <= last)
        return any(
            each.symbol in check.via for call in calls for each in self.reach.called(handler.path, function, call)
        )

    def _inherited(self, handler: Handler) -> Checked | None:
        """The checks of a package's view from which the handler's class derives, where its own method leaves them to it."""
        symbols = self.reach.types.symbols
        module = self.snapshot.modules[handler.path]
        function = handler.function
        owner = function.owner if function is not None else -1
        cls = module.classes[owner] if owner >= 0 else handler.cls
        if cls is None or not any(CHECKING_VIEWS.get(base) for base, _ in symbols.ancestors(handler.path, cls)):
            return None
        if function is not None and not any(
            call.name == f"builtins.super().{function.name}"
            for call in self.reach.calls_in(handler.path, function.index)
        ):
            return None
        listed = symbols.fields.get((handler.path, cls.index), {}).get("checks")
        if listed is not None and isinstance(listed.value, Seq) and not listed.value.items:
            return None
        return Checked(REGISTERED, handler.path, listed.line if listed is not None else cls.line, shows=True)

    def _answering(self, handler: Handler) -> Iterator[tuple[str, Function]]:
        """The function that answers; of a class whose framework's view answers, the hooks that this one runs."""
        if handler.function is not None:
            yield handler.path, handler.function
        elif handler.cls is not None:
            symbols = self.reach.types.symbols
            is_view = any(_VIEW.match(base) for base, _ in symbols.ancestors(handler.path, handler.cls))
            for name in _HOOKS if is_view else ():
                hook = symbols.method(handler.path, handler.cls, name)
                if hook is not None and hook.function is not None:
                    yield hook.path, hook.function

    def _of_logins(self, path: str, function: Function) -> frozenset[str]:
        """What decorators run that look who is asking: their queries tell nothing of the service."""
        module = self.snapshot.modules[path]
        asking = (each for each in function.decorators if _LOGIN.search(last_word(module.written(each))))
        return frozenset(found.symbol for each in asking for found in self.reach.runs(path, function.scope, each))

    def _is_of_another(self, path: str, function: Function, check: Check) -> bool:
        """Whether a decorator checks only for functions of another name (``if fn.__name__ == "main"``)."""
        module = self.snapshot.modules[check.path]
        names = {last_word(self.snapshot.modules[path].written(each)) for each in function.decorators}
        if check.function is None or check.function.name not in names:
            return False
        for arm in module.arms(next((call.branch for call in module.calls if call.line == check.line), -1)):
            named = _name_asked(arm.test)
            if named and (named == function.name) == arm.negated:
                return True
        return False

    def _shows(self, path: str, function: Function, check: Check) -> bool:
        """Uncaught failures show; caught ones do if the answer tells them apart."""
        chain = list(self._chain(path, function, check))
        clauses = [clause for where, each in chain for clause in self._catching(where, each, check)]
        if not clauses or all(clause.raises for clause in clauses):
            return True
        if any(self._gives_error(where, each) for where, each in chain):
            return True
        return self._varies(path, function)

    def _chain(self, path: str, function: Function, check: Check) -> Iterator[tuple[str, Function]]:
        """The handler and the functions on the way to the check."""
        yield path, function
        for symbol in check.via:
            found = self.reach.types.symbols.definition(symbol)
            if found is not None and found.function is not None:
                yield found.path, found.function

    def _catching(self, path: str, function: Function, check: Check) -> Iterator[Except]:
        """The except clauses of a function round the check itself, or round the call that leads to it."""
        module = self.snapshot.modules[path]
        lines = {check.line} if check.function is not None and check.function == function else set()
        for call in self.reach.calls_in(path, function.index):
            if any(found.symbol in check.via for found in self.reach.called(path, function, call)):
                lines.add(call.line)
        for clause in module.handlers:
            if any(clause.try_line <= line < clause.line for line in lines):
                yield clause

    def _gives_error(self, path: str, function: Function) -> bool:
        """Whether a function can answer with an error status."""
        module = self.snapshot.modules[path]
        if any(_error(module, expr) for expr in (*function.raised, *function.returned)):
            return True
        statuses = [
            assign.value for assign in module.assigns_of(function.index) if "status" in assign.target.rpartition(".")[2]
        ]
        if any(value is not None and _error(module, value) for value in statuses):
            return True
        return any(_answers_error(module, call) for call in self.reach.calls_in(path, function.index))

    def _varies(self, path: str, function: Function) -> bool:
        """Whether the handler's body depends on the check: several answers, or one built from what it set or called."""
        module = self.snapshot.modules[path]
        returned = [expr for expr in function.returned if not is_literal(expr, None)]
        if len({_shape(expr) for expr in returned}) > 1 or (returned and len(returned) < len(function.returned)):
            return True
        bound = self._bound(path, function)
        written = [
            value
            for call in self.reach.calls_in(path, function.index)
            if call.name.rpartition(".")[2] in ("write", "finish", "send", "json", "text")
            for value in call.args
        ]
        kept = [
            assign.value
            for assign in module.assigns_of(function.index)
            if assign.value is not None and assign.target[:1] == "%" and assign.target.endswith(_ANSWERS)
        ]
        return any(self._mentions(module, expr, bound) for expr in (*returned, *written, *kept))

    def _bound(self, path: str, function: Function) -> set[str]:
        """Local variables that may hold what a check gave: set in a try statement, or from a call that is not aside."""
        module = self.snapshot.modules[path]
        clauses = [clause for clause in module.handlers if clause.scope == function.index]
        found = set()
        for assign in module.assigns:
            if assign.scope != function.index or assign.target[:1] != "%":
                continue
            tried = any(clause.try_line <= assign.line <= clause.end_line for clause in clauses)
            call = module.call(assign.value.value if isinstance(assign.value, Sub) else assign.value)
            asked = call is not None and not self.reach.types.call_name(path, call).startswith(_ASIDE)
            asked = asked or isinstance(assign.value, Op)
            if tried or asked:
                found.add(re.split(r"[.\[]", assign.target[1:])[0])
        return self._carried(module, function, found)

    def _carried(self, module: Module, function: Function, names: set[str]) -> set[str]:
        """These variables, and those that are made of them: the parts of a tuple, a list of what was found."""
        for _ in range(_CARRIES):
            made = {
                assign.target[1:]
                for assign in module.assigns_of(function.index)
                if assign.target[:1] == "%" and assign.value is not None and self._mentions(module, assign.value, names)
            }
            if made <= names:
                break
            names = names | made
        return names

    def _mentions(self, module: Module, expr: Expr, names: set[str]) -> bool:
        if isinstance(expr, Ref):
            return expr.name[:1] == "%" and re.split(r"[.\[(]", expr.name[1:])[0] in names
        if isinstance(expr, Sub):
            return self._mentions(module, expr.value, names)
        if isinstance(expr, (Seq, Op)):
            return any(self._mentions(module, item, names) for item in expr.items)
        if isinstance(expr, Fmt):
            return any(self._mentions(module, part, names) for part in expr.parts)
        if isinstance(expr, Map):
            return any(self._mentions(module, value, names) for _, value in expr.items)
        if isinstance(expr, CallRef):
            call = module.calls[expr.index]
            own = call.name[:1] in ":%" and "." not in call.name  # ``return check_all()``
            values = call.arguments
            return own or any(self._mentions(module, value, names) for value in values)
        return False


def _answers_error(module: Module, call: Call) -> bool:
    head, _, last = call.name.rpartition(".")
    if last.lstrip(":%") in ("abort", "HTTPException") and call.args:
        return True
    values = call.arguments
    return "log" not in head.lower() and any(_error(module, value) for value in values)


def _error(module: Module, expr: Expr) -> bool:
    if isinstance(expr, Const):
        return isinstance(expr.value, int) and not isinstance(expr.value, bool) and 500 <= expr.value <= 599
    if isinstance(expr, Ref):
        return bool(_ERROR_STATUS.search(expr.name))
    if isinstance(expr, (Seq, Op)):
        return any(_error(module, item) for item in expr.items)
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        if _ERROR_STATUS.search(call.name.rpartition(".")[2]):
            return True
        return any(_error(module, value) for value in call.arguments)
    return False


def _shape(expr: Expr) -> str:
    return re.sub(r"line=\d+|index=\d+", "", repr(expr))


@fact
def readiness(snapshot: Snapshot, reach: Reach, stores: Stores) -> Readiness:
    """The answers for one snapshot."""
    return Readiness(snapshot, Reach(reach.types, frozenset(path for path, _ in snapshot.application())), stores)

"""Whether a handler checks a dependency, and whether a failure shows in its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.api import fact
from prodready.facts.python import CallRef, Const, Expr, Function, Map, Module, Op, Ref, Seq
from prodready.facts.python import Handler as Except
from prodready.project.reach import Reach, Reached
from prodready.project.routing.table import Handler
from prodready.project.snapshot import Snapshot
from prodready.project.stores import CONNECT, PROBE, QUERY, WRITE, Stores

_PROBES = re.compile(
    r"(?:^|[.:])(?:ping|ensure_connection|check_connection|test_connection|head_bucket|list_buckets|is_connected|"
    r"server_info|check_health|health_check|healthcheck|is_alive|is_ready|heartbeat|check_db|check_database|db_check|"
    r"check_redis|inspect\(\)\.ping|cursor\(\)\.execute)$"
)
_REMOTE = re.compile(
    r"^(?:requests\.(?:get|head|post|request|Session\(\)\.\w+)|httpx\.(?:get|head|request|AsyncClient\(\)\.\w+|Client\(\)\.\w+)|"
    r"aiohttp\.ClientSession\(\)\.(?:get|head|request)|urllib\.request\.urlopen|socket\.create_connection|boto3\.client\(\)\.\w+|"
    r"sqlalchemy\.inspect|alembic\.\w+.*|django\.core\.management\.call_command)$"
)
_ERROR_STATUS = re.compile(
    r"50[0-9]|HTTP_50\d|SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR|ServiceUnavailable|InternalServerError|Server?Error"
)
_ERRORS = re.compile(
    r"(?:HTTPException|abort|HTTPError|ServiceUnavailable|HTTPServiceUnavailable|HTTPInternalServerError|Exception|Error)$"
)


@dataclass(frozen=True)
class Checked:
    """A dependency that a handler checks: what, where; ``shows``: a failure changes the answer."""

    what: str
    path: str
    line: int
    shows: bool


@dataclass(frozen=True)
class Readiness:
    """Answers for handlers of one repository."""

    snapshot: Snapshot
    reach: Reach
    stores: Stores

    def checks(self, handler: Handler) -> Checked | None:
        """The dependency that a handler checks in a way that shows, else one that it checks, else None."""
        if handler.function is None:
            return None
        found = [
            Checked(what, item.path, item.call.line, self._shows(handler, item))
            for item in self.reach.from_function(handler.path, handler.function)
            if (what := self._what(item))
        ]
        return next((item for item in found if item.shows), found[0] if found else None)

    def _what(self, item: Reached) -> str:
        touch = self.stores.touch(item.path, item.call)
        if touch is not None and touch.verb in (PROBE, QUERY, WRITE, CONNECT):
            return f"the {touch.technology.category} ({touch.technology.name})"
        if _REMOTE.search(item.name):
            return "another service"
        if _PROBES.search(item.name) and not item.name.startswith("builtins."):
            return item.name.rpartition(".")[2].replace("_", " ")
        return ""

    def _shows(self, handler: Handler, item: Reached) -> bool:
        """Uncaught failures show; caught ones do if the answer tells them apart."""
        module = self.snapshot.modules[item.path]
        clause = _catching(module, item)
        if clause is None or clause.raises:
            return True
        function = handler.function
        if function is None:
            return False
        functions = [(handler.path, function), *self._between(item)]
        return any(self._tells(path, each) for path, each in functions)

    def _between(self, item: Reached) -> Iterator[tuple[str, Function]]:
        for symbol in item.via:
            found = self.reach.types.symbols.definition(symbol)
            if found is not None and found.function is not None:
                yield found.path, found.function
        if item.function is not None:
            yield item.path, item.function

    def _tells(self, path: str, function: Function) -> bool:
        """Whether a function can answer with an error status, or in the body by what the check gave."""
        module = self.snapshot.modules[path]
        if any(_error(module, expr) for expr in (*function.raised, *function.returned)):
            return True
        statuses = [
            assign.value
            for assign in module.assigns
            if assign.scope == function.index and assign.target.rpartition(".")[2] in ("status_code", "status")
        ]
        if any(value is not None and _error(module, value) for value in statuses):
            return True
        for call in self.reach.calls_in(path, function.index):
            values = (*call.args, *(value for _, value in call.kwargs))
            if any(_error(module, value) for value in values) and not call.name.startswith(("logging", "%log", ":log")):
                return True
            if call.name.rpartition(".")[2].lstrip(":%") in ("abort", "HTTPException") and call.args:
                return True
        return self._body_varies(module, function)

    def _body_varies(self, module: Module, function: Function) -> bool:
        """Different constant answers, or an answer put together from variables that the check sets."""
        texts = {
            repr(_shape(expr)) for expr in function.returned if not isinstance(expr, (Const,)) or expr.value is not None
        }
        if len(texts) > 1:
            return True
        return any(_has_variable(module, expr) for expr in function.returned)


def _catching(module: Module, item: Reached) -> Except | None:
    for clause in module.handlers:
        inside = clause.try_line <= item.call.line < clause.line
        if inside and clause.scope == item.call.scope:
            return clause
    return None


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
        return any(_error(module, value) for value in (*call.args, *(value for _, value in call.kwargs)))
    return False


def _shape(expr: Expr) -> str:
    return re.sub(r"line=\d+", "", repr(expr))


def _has_variable(module: Module, expr: Expr) -> bool:
    if isinstance(expr, Ref):
        return expr.name[0] == "%" and "." not in expr.name
    if isinstance(expr, (Seq, Op)):
        return any(_has_variable(module, item) for item in expr.items)
    if isinstance(expr, Map):
        return any(_has_variable(module, value) for _, value in expr.items)
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        return any(_has_variable(module, value) for value in (*call.args, *(value for _, value in call.kwargs)))
    return False


@fact
def readiness(snapshot: Snapshot, reach: Reach, stores: Stores) -> Readiness:
    """The answers for one snapshot."""
    return Readiness(snapshot, reach, stores)

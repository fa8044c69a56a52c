"""Rate limits of the repository's own making: functions that count and answer 429, and whether requests run them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Function, Map, Module, Op, Ref, Seq
from prodready.project.code.reach import Reach
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.limits.wiring import Index, Wiring, bare_word
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.services.django_settings import DjangoSettings
from prodready.project.services.in_use import InUse
from prodready.project.snapshot import Snapshot

_STATUS = re.compile(r"(?:HTTP_429\w*|TOO_MANY_REQUESTS|TooManyRequests|HTTPTooManyRequests)(?:\.value)?$")
_LIMITS = re.compile(
    r"(?<![a-z])rate|throttl|(?<!de)limit|quota|flood|bucket|attempt|too_?many|lockout|brute|abuse|cool_?down",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\.(?:try_acquire|incr|incrby|hincrby|zadd|zcard|zremrangebyscore|expire|ttl|pttl|eval|evalsha|acquire|hit|pexpire)$"
)
_WHEN_OR_WHO = re.compile(
    r"(?:^|[.%:])time(?:[.]|$)|timestamp|now\b|monotonic|perf_counter|expir|ttl|window|minute|second|hour|period|interval|recent|today"
    r"|request\.client|client_?(?:ip|id|host|addr|key)|client\.host|remote|addr|host|forwarded|(?:^|[._])ips?(?:$|[._])|scope",
    re.IGNORECASE,
)
_LIBRARIES = re.compile(r"^(?:pyrate_limiter|ratelimit|limits|throttled|limiter|token_bucket|aiolimiter|redis\w*)\b")
"""Libraries whose exceptions tell that the service's own limit is reached."""
_REFUSING = re.compile(
    r"(?:fastapi|starlette|litestar|flask|quart|sanic|aiohttp\.web|django|werkzeug|falcon|pyramid|tornado|rest_framework|ninja|slowapi"
    r"|flask_limiter|fastapi_limiter|django_ratelimit|ratelimit|limits|pyrate_limiter|throttled|fastcrud)[._]"
)
"""Packages whose exceptions make the service refuse; those of clients say that another one did."""
_MORE = frozenset({"<", "<=", ">", ">="})
_ERROR_HANDLERS = re.compile(r"(?:errorhandler|exception_handler|app_errorhandler|register_error_handler|exception)$")
_WRITES_ERRORS = "write_error"
"""The method by which handlers of Tornado answer what was raised."""
_ANSWERS = frozenset({"abort", "send_error", "set_status", "send_response", "Abort", "error"})
_EXCEPTIONS = re.compile(r"(?:rate_?limit|too_?many_?requests|throttled)\w*$", re.IGNORECASE)
_STATUS_FIELDS = (
    "status_code",
    "code",
    "http_status",
    "status",
    "http_status_code",
    "_status_code",
    "_code",
    "_status",
)
_CLIENTS = re.compile(r"(?:^|[/._])(?:clients?|sdk|integrations?|vendors?|providers?)(?:[/._]|$)", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:provider|upstream|third[- ]party)\b", re.IGNORECASE)
"""Words of a refusal that say whose limit it passes on (``"Temporary provider throttling"``)."""
_ERROR = re.compile(r"(?:^|_)(?:exc|exception|err|error)$")
"""Parameters that hold what went wrong somewhere else (``original_exception``)."""
_SERVERS = re.compile(
    r"(?:fastapi|starlette|litestar|flask|quart|sanic|aiohttp\.web|django|werkzeug|falcon|pyramid)[._]"
)


def own_limits(
    snapshot: Snapshot, types: Types, routes: Routes, reach: Reach, django: DjangoSettings, in_use: InUse
) -> tuple[list[Evidence], list[Evidence]]:
    """Functions that limit and answer 429: those that requests run, and those that nothing runs."""
    modules = dict(snapshot.application())
    finder = _Finder(modules, types, reach, routes.files | {handler.path for handler in routes.handlers})
    sites = list(finder.sites())
    if not sites:
        return [], []
    index = Index()
    for path, module in modules.items():
        index.add(path, module)
    handlers = {
        (path, function.index) for handler in routes.handlers for path, function in handler_functions(handler, types)
    }
    middleware = {entry.value.rpartition(".")[2] for entry in django.middleware}
    wiring = Wiring(modules, index, handlers, middleware, in_use)
    applied: list[Evidence] = []
    idle: list[Evidence] = []
    for path, function, line in sorted(sites, key=_is_only_raised):
        name = function.qualname.replace(".<locals>", "")
        if wiring.runs(path, function):
            applied.extend(_decorated(path, function, modules, types, index))
            applied.append(Evidence(path, line, f"{name} counts and answers 429"))
        else:
            idle.append(Evidence(path, line, f"{name} would answer 429, but no request runs it"))
    return applied, idle


def _decorated(
    path: str, function: Function, modules: dict[str, Module], types: Types, index: Index
) -> Iterator[Evidence]:
    """Where the decorator stands that the function is made by, which is on what is limited."""
    maker = function.qualname.partition(".")[0]
    if maker == function.name or maker not in index.decorating:
        return
    for where, module in modules.items():
        for limited in module.functions:
            for decorator in limited.decorators:
                name = module.written(decorator)
                if bare_word(name) == maker and types.symbols.resolve(where, name) == f"{path}:{maker}":
                    yield Evidence(where, decorator.line, f"{maker} limits {limited.qualname}")


class _Finder(msgspec.Struct):
    modules: dict[str, Module]
    types: Types
    reach: Reach
    serving: frozenset[str]  # modules that answer requests, whatever they are called after

    def sites(self) -> Iterator[tuple[str, Function, int]]:
        """Functions that answer 429 because of a limit, with the line that does."""
        handled = self._handled_exceptions()
        for path, module in self.modules.items():
            answers = set(_answering(module))
            assigns = [
                item
                for item in module.assigns
                if bare_word(item.target) in ("status_code", "status")
                or (item.target in answers and isinstance(item.value, CallRef))
            ]
            calls = [item for item in module.calls if bare_word(item.name) in _ANSWERS or item.name == "%send"]
            for function in module.functions:
                if self._handles_errors(module, function):
                    continue
                lines = self._answers(path, module, function, handled, assigns, calls)
                line = next((line for line in lines if not self._passes_on(path, module, function, line)), 0)
                if line and self._limits(path, module, function, line):
                    yield path, function, line

    def _answers(
        self,
        path: str,
        module: Module,
        function: Function,
        handled: frozenset[str],
        assigns: Sequence[Assign],
        calls: Sequence[Call],
    ) -> Iterator[int]:
        """The lines, among what the function returns and raises, the assignments of statuses and calls that answer."""
        for expr in (*function.returned, *function.raised):
            if not _makes_its_class(module, expr):
                yield self._says(module, expr)
        for expr in function.raised:
            yield self._raises_limit(path, module, expr, handled)
        for expr in function.returned:
            call = module.call(expr)
            made = self._class(path, call.name.rpartition(".")[0]) if call is not None else None
            if made is not None and call is not None and self._is_limit(made):
                yield call.line  # ``return TooMany.response()``
        for assign in assigns:
            if assign.scope == function.index:
                yield self._says(module, assign.value)
        for call in calls:
            if call.scope == function.index and any(self._says(module, given) for given in call.args):
                yield call.line

    def _passes_on(self, path: str, module: Module, function: Function, line: int) -> bool:
        """Whether a line says 429 because another service did, or says nothing."""
        if not line or any(self._is_asked(module, test) for test in _tests(module, function, line)):
            return True
        raised = (expr for expr in function.raised if (call := module.call(expr)) is not None and call.line == line)
        if any(_OTHERS.search(str(item.value)) for expr in raised for item in _said(module, expr)):
            return True
        names = [self.types.symbols.expr_name(path, item) for item in _caught(module, function, line)]
        said = [
            name for name in names if ".py:" not in name and not _LIBRARIES.match(name) and _EXCEPTIONS.search(name)
        ]
        return any(not self._makes_limiter(path, name.partition(".")[0]) for name in said)

    def _makes_limiter(self, path: str, package: str) -> bool:
        """Whether a module makes a limiter of a package whose exception it catches: ``limiter = rates.RateLimiter(…)``."""
        calls = (self.types.symbols.resolve(path, call.name) for call in self.modules[path].calls)
        return any(name.startswith(f"{package}.") and name.endswith("Limiter") for name in calls)

    def _is_asked(self, module: Module, test: Expr) -> bool:
        """Whether a condition compares something with 429: ``answer.status_code == 429``, ``"429" in str(error)``."""
        if not isinstance(test, Op):
            return False
        if test.kind in ("==", "in"):
            return any(
                self._says(module, item) or (isinstance(item, Const) and item.value == "429") for item in test.items
            )
        return test.kind in ("and", "or") and any(self._is_asked(module, item) for item in test.items)

    def _says(self, module: Module, expr: Expr | None) -> int:
        """The line at which an expression holds the status 429, comparisons left out."""
        if isinstance(expr, Const):
            return (expr.line or -1) if expr.value == 429 and not isinstance(expr.value, bool) else 0
        if isinstance(expr, Ref):
            return expr.line if _is_answer(expr.name) else 0
        parts: tuple[Expr, ...] = ()
        if isinstance(expr, CallRef):
            call = module.calls[expr.index]
            if _is_answer(call.name):
                return call.line
            found = next((line for given in _given(module, expr) if (line := self._says(module, given))), 0)
            return call.line if found else 0
        if isinstance(expr, Seq) or (isinstance(expr, Op) and expr.kind in ("or", "and", "if", "*")):
            parts = expr.items
        elif isinstance(expr, Map):
            parts = tuple(value for _, value in expr.items)
        found = next((line for part in parts if (line := self._says(module, part))), 0)
        return getattr(expr, "line", 0) if found == -1 else found

    def _raises_limit(self, path: str, module: Module, expr: Expr, handled: frozenset[str]) -> int:
        """The line of raising an exception of the repository that stands for 429."""
        name = module.calls[expr.index].name if isinstance(expr, CallRef) else getattr(expr, "name", "")
        found, line = self._class(path, name), getattr(expr, "line", 0)
        if found is None:
            refuses = _REFUSING.match(name) or "http" in name
            return line if refuses and _EXCEPTIONS.search(name) else 0
        return line if found.symbol in handled or self._is_limit(found) else 0

    def _class(self, path: str, name: str) -> Definition | None:
        """The class of the repository that a name means."""
        found = self.types.symbols.definition(self.types.symbols.resolve(path, name)) if name else None
        return found if found is not None and found.cls is not None else None

    def _is_limit(self, found: Definition) -> bool:
        """Whether a class stands for 429, by a field of its own or by what its constructor passes on."""
        if found.cls is None:
            return False
        for attribute in _STATUS_FIELDS:
            held = self.types.symbols.class_field(found.path, found.cls, attribute)
            if held is not None and self._says(self.types.symbols.modules[held[0]], held[1].value):
                return True
        init = self.types.symbols.method(found.path, found.cls, "__init__")
        if init is None or init.function is None:
            return False
        other = self.types.symbols.modules[init.path]
        return any(
            self._says(other, given)
            for call in self.reach.calls_in(init.path, init.function.index)
            for given in call.arguments
        )

    def _handled_exceptions(self) -> frozenset[str]:
        """Exceptions of the repository for which an error handler answers 429."""
        found: set[str] = set()
        for path, module in self.modules.items():
            for function in module.functions:
                for decorator in function.decorators:
                    call = module.call(decorator)
                    if call is None or not _ERROR_HANDLERS.search(call.name):
                        continue
                    if any(self._says(module, expr) for expr in function.returned):
                        found.update(self.types.symbols.expr_name(path, given) for given in call.args)
                found |= self._handled_by_tornado(path, module, function) if function.name == _WRITES_ERRORS else set()
        return frozenset(found)

    def _handled_by_tornado(self, path: str, module: Module, function: Function) -> set[str]:
        """What ``write_error`` of a handler answers with 429: ``elif kind == TooMany: self.set_status(429)``."""
        answers = (call for call in module.calls_of(function.index) if bare_word(call.name) == "set_status")
        lines = [call.line for call in answers if any(self._says(module, given) for given in call.args)]
        tests = (test for line in lines for test in _tests(module, function, line))
        named = (item for test in tests if isinstance(test, Op) for item in test.items if isinstance(item, Ref))
        return {name for item in named if ".py:" in (name := self.types.symbols.expr_name(path, item))}

    def _handles_errors(self, module: Module, function: Function) -> bool:
        names = [module.calls[item.index].name for item in function.decorators if isinstance(item, CallRef)]
        return any(_ERROR_HANDLERS.search(name) for name in names) or "exception_handler" in function.name

    def _limits(self, path: str, module: Module, function: Function, line: int) -> bool:
        """Whether names or counters show that the function limits requests, not just passes a status on."""
        words = [function.qualname, path.rpartition("/")[2]]
        words += [module.calls[item.index].name for item in function.raised if isinstance(item, CallRef)]
        calls = self.reach.calls_in(path, function.index)
        words += [bare_word(call.name) for call in calls if not call.name.endswith("().limit")]  # that of a query
        words += [str(item.value) for expr in function.raised for item in _said(module, expr)]
        caught = (self.types.symbols.expr_name(path, item) for item in _caught(module, function, line))
        words += [name for name in caught if ".py:" not in name or self._is_raised(name)]
        if (
            (_CLIENTS.search(path) and path not in self.serving)
            or self._reads_an_answer(path, function)
            or _is_told(function)
        ):
            return False
        if any(map(_LIMITS.search, words)):
            return True
        if any(_COUNTS.search(call.name) and not call.has(Flag.EXCEPT) for call in calls):
            return True  # what counts failures alone tells when to stop trying again
        counted = any(_is_counted(test, function) for test in _tests(module, function, line))
        return counted and self._knows_requests(path, module, function)

    def _knows_requests(self, path: str, module: Module, function: Function) -> bool:
        """Whether a function speaks of time or of who asks; what counts things alone is a quota."""
        reads = (read.name for read in module.reads_of(function.index))
        calls = (call.name for call in self.reach.calls_in(path, function.index))
        params = (param.name for param in function.params)
        return any(map(_WHEN_OR_WHO.search, (*params, *reads, *calls)))

    def _is_raised(self, name: str) -> bool:
        """Whether the application itself raises an exception of its own; one for plug-ins to raise limits nothing."""
        return any(
            self.types.symbols.expr_name(path, item) == name
            for path, module in self.modules.items()
            for function in module.functions
            for item in function.raised
        )

    def _reads_an_answer(self, path: str, function: Function) -> bool:
        """Whether a function is given another service's answer; the one that it may add headers to is the framework's."""
        given = function.param("response")
        if given is None:
            return False
        return given.annotation is None or not _SERVERS.match(self.types.annotation(path, given.annotation))


def _answering(module: Module) -> Iterator[str]:
    """Variables that are called (``await response(scope, receive, send)``) or returned as they are."""
    yield from (call.name for call in module.calls if call.name[0] == "%")
    returned = (expr for function in module.functions for expr in function.returned)
    yield from (expr.name for expr in returned if isinstance(expr, Ref) and expr.name[0] == "%")


def _makes_its_class(module: Module, expr: Expr) -> bool:
    """Whether a class method only makes an object of its class (``return cls(…, status=429)``), which answers nothing yet."""
    call = module.call(expr)
    return call is not None and call.name == "%cls"


def _is_only_raised(site: tuple[str, Function, int]) -> bool:
    """Whether neither a function nor its module is named for limits, so that what it raises alone says so."""
    path, function, _ = site
    return not any(map(_LIMITS.search, (function.qualname, path.rpartition("/")[2])))


def _is_told(function: Function) -> bool:
    """Whether a function is given the status or the error that it passes on."""
    return any(param.name == "status_code" or _ERROR.search(param.name) for param in function.params)


def _tests(module: Module, function: Function, line: int) -> Iterator[Expr]:
    """The conditions in a function under which a line is run."""
    for branch in module.branches:
        if branch.line <= line <= branch.end_line and branch.line >= function.line and not branch.negated:
            yield branch.test


def _caught(module: Module, function: Function, line: int) -> Iterator[Expr]:
    """The exceptions after which a line is run."""
    for handler in module.handlers:
        if handler.scope == function.index and handler.line <= line <= handler.end_line:
            yield from handler.types


def _is_counted(test: Expr, function: Function) -> bool:
    """Whether a condition asks whether something has grown too large, other than what the request says."""
    if not isinstance(test, Op):
        return False
    if test.kind in _MORE:
        asked = {f"%{param.name}" for param in function.params} - {"%self", "%cls"}
        return not any(isinstance(item, Ref) and item.name.partition(".")[0] in asked for item in test.items)
    return test.kind in ("and", "or") and any(_is_counted(item, function) for item in test.items)


def _said(module: Module, expr: Expr) -> list[Const]:
    """The constants with which something is raised."""
    given = _given(module, expr) if isinstance(expr, CallRef) else ()
    return [item for item in given if isinstance(item, Const)]


def _given(module: Module, expr: CallRef) -> tuple[Expr, ...]:
    call = module.calls[expr.index]
    return (*call.args, *(value for key, value in call.kwargs if key not in ("responses",)))


def _is_answer(name: str) -> bool:
    """Whether a name means the status, or an exception that a framework answers with it; others' say that they refused."""
    found = _STATUS.search(name)
    return found is not None and ("." not in name or "Requests" not in found[0] or _SERVERS.match(name) is not None)

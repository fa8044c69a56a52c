"""Headers that tell browsers what not to do with a response: Content-Security-Policy, X-Content-Type-Options."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import (
    Assign,
    Call,
    Const,
    Expr,
    Function,
    Map,
    Module,
    Other,
    Read,
    Ref,
    Seq,
    last_word,
)
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.headers.gateways import gateway_headers
from prodready.project.headers.path_tests import lets_some_paths_through
from prodready.project.headers.policy_texts import UNSAFE_INLINE, stated
from prodready.project.headers.policy_values import Policy, PolicyValues, plain
from prodready.project.layout.dependencies import Dependencies
from prodready.project.requests.models import handler_functions
from prodready.project.routing.routes import Routes
from prodready.project.services.django_settings import DjangoSettings, Setting, is_development
from prodready.project.services.in_use import InUse
from prodready.project.snapshot import Snapshot

CSP = "content-security-policy"
NOSNIFF = "x-content-type-options"
_INCLUDES = frozenset({"include"})
"""How Pyramid takes in a package."""
_POLICY_MIDDLEWARE = ("CSPMiddleware", ".ContentSecurityPolicyMiddleware")
_HEADERS = frozenset({CSP, NOSNIFF})
_TALISMAN = re.compile(r"^(?:flask_talisman|talisman|quart_talisman)(?:\.\w+)*\.Talisman(?:\(\)\.init_app)?$")
_SECURE = re.compile(r"^secure\.(?:Secure|SecureHeaders)(?:\.with_default_headers)?$")
_MIDDLEWARE = re.compile(
    r"(?:^|\.)(?:\w*Secur(?:e|ity)_?Headers?\w*|SecWeb|ContentSecurityPolicy\w*|XContentTypeOptions|SecurityMiddleware)$"
)
_ADDS = re.compile(r"(?:^|[.:])(?:add_middleware|Middleware|DefineMiddleware|SecWeb)$")
_FILE_SERVERS = frozenset({"starlette.staticfiles.StaticFiles", "fastapi.staticfiles.StaticFiles"})
_CLIENTS = re.compile(r"^(?:requests|httpx|aiohttp\.Client|urllib3?)\b")
_REQUEST = re.compile(r"(?:^|[%:.])(?:request|req)\.headers\b")
_OF_BLUEPRINT = re.compile(r"(?:^|\.)Blueprint\(\)\.(?:after_request|on_response|middleware)$")


class ResponseHeaders(msgspec.Struct, frozen=True):
    """What every response carries."""

    nosniff: tuple[Evidence, ...]
    policies: tuple[Policy, ...]

    @property
    def strict_policy(self) -> Evidence | None:
        """A policy on every response that forbids inline scripts."""
        return next((item.place for item in self.policies if item.strict is not False), None)


@fact
def response_headers(
    snapshot: Snapshot,
    constants: Constants,
    calls: Calls,
    routes: Routes,
    django: DjangoSettings,
    dependencies: Dependencies,
    in_use: InUse,
) -> ResponseHeaders:
    """Search middleware, libraries, own hooks, Django's settings and gateways."""
    finder = _Finder(snapshot, constants, routes, calls)
    libraries = calls.pick(typed=_sets_by_itself, written=_ADDS.search, words=_INCLUDES)
    for path, module in snapshot.application():
        if not is_development(path):
            finder.in_module(path, module, {call.index for call in libraries.get(path, NONE)})
    finder.django(django, sends_nosniff=not dependencies.below("django", 3))
    at_gateway = gateway_headers(snapshot)
    finder.nosniff += at_gateway.nosniff
    finder.policies += at_gateway.policies
    policies = tuple(item for item in dict.fromkeys(finder.policies) if not in_use.is_left(item.place))
    if any(item.strict is None for item in policies):
        kept = stated(module for _, module in snapshot.application())
        policies = tuple(Policy(item.place, kept if item.strict is None else item.strict) for item in policies)
    return ResponseHeaders(in_use.sort(finder.nosniff)[0], policies)


def _makes_answer(call: Call) -> bool:
    """Whether a call makes one answer, whose headers it is given."""
    return call.kwarg("headers") is not None and last_word(call.name).endswith("Response")


def _sets_by_itself(name: str) -> bool:
    return bool(_TALISMAN.match(name) or _SECURE.match(name))


def _is_header(expr: Expr | None) -> bool:
    if not isinstance(expr, (Const, Other)):
        return False
    expr = plain(expr)
    return isinstance(expr, Const) and isinstance(expr.value, str) and expr.value.lower() in _HEADERS


def _only_reports(django: DjangoSettings) -> bool:
    """Whether Django's policies are reported and not enforced."""
    if any(item.value is True for item in django.of("CSP_REPORT_ONLY")):
        return True
    reported = django.of("CONTENT_SECURITY_POLICY_REPORT_ONLY") or django.of("SECURE_CSP_REPORT_ONLY")
    return bool(reported) and not (django.of("CONTENT_SECURITY_POLICY") or django.of("SECURE_CSP"))


def _scripts(django: DjangoSettings) -> tuple[str, list[Setting]]:
    """The directive of Django's policy that says where scripts may come from, and its values: by ``CSP_SCRIPT_SRC`` and its
    kin, or the dicts of django-csp 4 and Django 6."""
    values: dict[str, list[Setting]] = {}
    for name, key in (("CSP_SCRIPT_SRC", "script-src"), ("CSP_DEFAULT_SRC", "default-src")):
        values.setdefault(key, []).extend(item for item in django.of(name) if not item.conditional)
    for setting in ("CONTENT_SECURITY_POLICY", "SECURE_CSP"):
        for item in (one for one in django.of(setting) if not one.conditional):
            values.setdefault(item.key.removeprefix("DIRECTIVES."), []).append(item)
    directive = "script-src" if values.get("script-src") else "default-src"
    return directive, values.get(directive, [])


def _allows_no_inline(django: DjangoSettings, sources: list[Setting]) -> bool:
    """Whether the sources of scripts leave out what stands in the page itself."""
    said = [str(item.value) for item in sources]
    nonce = any("NONCE" in item.upper() for item in said) or bool(django.of("CSP_INCLUDE_NONCE_IN"))
    return nonce or not any(UNSAFE_INLINE in item or item.endswith("UNSAFE_INLINE") for item in said)


class _Finder:
    def __init__(self, snapshot: Snapshot, constants: Constants, routes: Routes, calls: Calls) -> None:
        self.calls = calls
        self.snapshot = snapshot
        self.constants = constants
        self.types = constants.types
        self.values = PolicyValues(constants)
        # A variable can be the name of a header only where some variable is bound to one.
        bound = (assign.value for _, module in snapshot.application() for assign in module.assigns)
        self.has_names = any(map(_is_header, bound))
        self.handlers = {
            (path, function.index)
            for handler in routes.handlers
            for path, function in handler_functions(handler, constants.types)
        }
        made = (call.name for _, module in snapshot.application() for call in module.calls)
        self.blueprints = sum(name.endswith("Blueprint") for name in made)
        self.nosniff: list[Evidence] = []
        self.policies: list[Policy] = []

    def in_module(self, path: str, module: Module, libraries: Collection[int]) -> None:
        """Libraries (calls by index) and headers that are set by hand, outside of single handlers."""
        for call in module.calls:
            if call.index in libraries:
                self._library(path, call)
            self._handed(path, module, call)
        for assign in module.assigns:
            self._assigned(path, module, assign)
        for function in module.functions:
            held = [item for item in function.returned if self._may_hold_headers(item)]
            if held and not self._is_partial(path, module, function.index, function.end_line):
                for returned in held:
                    self._pairs(path, function.index, returned, function.line)

    def _handed(self, path: str, module: Module, call: Call) -> None:
        values = call.arguments
        if not values or (len(values) == 1 and not isinstance(values[0], (Map, Seq))):
            return  # neither a name with its value nor a table of them
        if not any(map(self._may_hold_headers, values)) or self._is_partial(path, module, call.scope, call.line):
            return
        if _CLIENTS.match(self.types.symbols.resolve(path, call.name)) or _makes_answer(call):
            return
        for position, value in enumerate(values):
            following = values[position + 1] if position + 1 < len(values) else None
            self._header(path, call.scope, value, following, call.line)
            self._pairs(path, call.scope, value, call.line)

    def _assigned(self, path: str, module: Module, assign: Assign) -> None:
        held = self._may_hold_headers(assign.key) or self._may_hold_headers(assign.value)
        if not held or _REQUEST.search(assign.target) or self._is_partial(path, module, assign.scope, assign.line):
            return
        if assign.key is not None or self._is_mentioned(assign):
            self._header(path, assign.scope, assign.key, assign.value, assign.line)
            self._pairs(path, assign.scope, assign.value, assign.line)

    def _may_hold_headers(self, expr: Expr | None) -> bool:
        """Whether an expression can be the name of such a header, or hold it."""
        if isinstance(expr, Map):
            return any(map(self._may_name, (key for key, _ in expr.items)))
        if isinstance(expr, Seq):
            firsts = (item.items[0] for item in (expr, *expr.items) if isinstance(item, Seq) and len(item.items) == 2)
            return any(map(self._may_name, firsts))
        return self._may_name(expr)

    def _may_name(self, expr: Expr | None) -> bool:
        return _is_header(expr) or (self.has_names and isinstance(expr, Ref))

    def _refuses(self, path: str, scope: int, value: Expr) -> bool:
        """Whether a value is known, and is not the one that stops browsers from guessing."""
        known = self.constants.text(path, scope, plain(value))
        return known is not None and "nosniff" not in known.lower()

    def _is_mentioned(self, assign: Assign) -> bool:
        """Whether the table that a module binds to a name of its top level is used anywhere."""
        name = last_word(assign.target)
        return assign.scope >= 0 or assign.owner >= 0 or (name in self._words and name not in self._of_answers)

    @cached_property
    def _of_answers(self) -> frozenset[str]:
        """Names that are only read by handlers and where single answers are made (``HTMLResponse(page, headers=HEADERS)``)."""
        inside: set[tuple[str, Read]] = set()
        modules = dict(self.snapshot.application())
        for path, module in modules.items():
            spans = [(call.line, call.end_line) for call in module.calls if _makes_answer(call)]
            reads = module.reads if spans else ()
            inside |= {(path, read) for read in reads if any(first <= read.line <= last for first, last in spans)}
        names = {last_word(read.name) for _, read in inside}
        left = {
            last_word(read.name)
            for path, module in modules.items()
            for read in module.reads
            if last_word(read.name) in names
            and (path, read) not in inside
            and not self._is_partial(path, module, read.scope, read.line)
        }
        return frozenset(names - left)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of everything that the application imports, calls and reads."""
        modules = [module for _, module in self.snapshot.application()]
        names = {item.target for module in modules for item in module.imports if item.local != "*"}
        names |= {call.name for module in modules for call in module.calls}
        names |= {read.name for module in modules for read in module.reads}
        return frozenset(word for name in names for word in re.split(r"\W+", name))

    def _is_partial(self, path: str, module: Module, scope: int, line: int) -> bool:
        """Whether a place is in a handler or a helper of some, in what serves files, in a hook for the routes of one of
        several blueprints, or behind a test that lets only some paths through."""
        while scope >= 0:
            function = module.functions[scope]
            if (path, scope) in self.handlers or self._serves_files(path, module, function):
                return True
            if lets_some_paths_through(module, function, line):
                return True
            if self._helps_handlers(path, function):
                return True
            if self.blueprints > 1 and any(
                map(self._is_blueprints_hook(path), map(module.written, function.decorators))
            ):
                return True
            scope = function.scope
        return False

    def _serves_files(self, path: str, module: Module, function: Function) -> bool:
        cls = module.classes[function.owner] if function.owner >= 0 else None
        return cls is not None and self.types.symbols.derives(path, cls, _FILE_SERVERS)

    def _helps_handlers(self, path: str, function: Function) -> bool:
        """Whether nothing but handlers calls a function."""
        called = self.calls.named(function.name)
        if not any((where, call.scope) in self.handlers for where, call in called):
            return False
        scopes = [
            (where, call.scope)
            for where, call in called
            if (made := self.types.callee(where, call)) is not None and made.function == function and made.path == path
        ]
        return bool(scopes) and self.handlers.issuperset(scopes)

    def _is_blueprints_hook(self, path: str) -> Callable[[str], object]:
        return lambda name: _OF_BLUEPRINT.search(self.types.typed(path, -1, name))

    def _pairs(self, path: str, scope: int, expr: Expr | None, line: int) -> None:
        """Headers in a dict, or in a list of pairs."""
        if isinstance(expr, Map):
            for key, value in expr.items:
                self._header(path, scope, key, value, line)
        elif isinstance(expr, Seq):
            if len(expr.items) == 2:  # ``headers.append((b"x-content-type-options", b"nosniff"))``
                self._header(path, scope, expr.items[0], expr.items[1], line)
            for item in expr.items:
                if isinstance(item, Seq) and len(item.items) == 2:
                    self._header(path, scope, item.items[0], item.items[1], line)

    def _header(self, path: str, scope: int, key: Expr | None, value: Expr | None, line: int) -> None:
        key = plain(key)
        if value is None or not isinstance(key, (Const, Ref)) or not self._may_hold_headers(key):
            return
        names = {name.lower() for name in self._names(path, scope, key)}
        line = getattr(key, "line", 0) or line
        if NOSNIFF in names and not self._refuses(path, scope, value):
            self.nosniff.append(Evidence(path, line, "sets X-Content-Type-Options"))
        elif CSP in names:
            self.policies.append(
                Policy(Evidence(path, line, "sets Content-Security-Policy"), self.values.strict(path, scope, value))
            )

    def _names(self, path: str, scope: int, key: Const | Ref) -> Iterator[str]:
        """What a header's name is: a constant, or what a local variable was bound to, here or in an outer function."""
        known = self.constants.text(path, scope, key)
        if known is not None:
            yield known
        elif isinstance(key, Ref) and key.name[0] == "%":
            module = self.types.symbols.modules[path]
            while scope >= 0:
                for assign in self.types.bound(path, scope, key.name):
                    if isinstance(assign.value, Const):
                        yield str(assign.value.value)
                scope = module.functions[scope].scope

    # libraries

    def _library(self, path: str, call: Call) -> None:
        name = self.types.call_name(path, call)
        if _TALISMAN.match(name) and (call.args or call.kwargs):  # without, it is yet to be given the application
            given = call.kwarg("content_security_policy")
            if not (isinstance(given, Const) and not given.value):
                strict = True if given is None else self.values.strict(path, call.scope, given)
                where, line = (path, call.line) if given is None else self._written(path, given, call.line)
                self.policies.append(Policy(Evidence(where, line, "Talisman sets Content-Security-Policy"), strict))
            self.nosniff.append(Evidence(path, call.line, "Talisman sets X-Content-Type-Options"))
        elif _SECURE.match(name):
            self.nosniff.append(Evidence(path, call.line, "secure sets X-Content-Type-Options"))
            if (given := call.kwarg("csp")) is not None:
                strict = self.values.strict(path, call.scope, given)
                self.policies.append(Policy(Evidence(path, call.line, "secure sets Content-Security-Policy"), strict))
        elif last_word(call.name) in _INCLUDES and isinstance(given := call.arg(0), Const) and given.value == "cornice":
            self.nosniff.append(Evidence(path, call.line, "cornice sets X-Content-Type-Options"))
        elif _ADDS.search(call.name) and (added := self._added(path, call)):
            place = Evidence(path, call.line, f"{added.rpartition('.')[2]} sets security headers")
            self.nosniff.append(place)
            if "ContentSecurityPolicy" in added:
                self.policies.append(Policy(place, None))

    def _written(self, path: str, given: Expr, line: int) -> tuple[str, int]:
        """Where a policy is written down that is given in place or by the name of a module's variable."""
        name = self.types.symbols.resolve(path, given.name) if isinstance(given, Ref) else ""
        found = self.types.symbols.definition(name) if name else None
        if found is not None and found.assign is not None:
            return found.path, found.assign.line
        return path, given.line or line

    def _added(self, path: str, call: Call) -> str:
        """The security middleware of a library that a call adds; own ones are judged by what they set."""
        if call.name.rpartition(".")[2] == "SecWeb":
            return "SecWeb"
        for given in (*call.args[:1], call.kwarg("middleware"), call.kwarg("middleware_class")):
            name = self.types.symbols.resolve(path, given.name) if isinstance(given, Ref) else ""
            if name and ".py:" not in name and _MIDDLEWARE.search(name):
                return name
        return ""

    # Django

    def django(self, django: DjangoSettings, *, sends_nosniff: bool) -> None:
        """``SecurityMiddleware``, which ``sends_nosniff`` by default since Django 3, and policies of middlewares."""
        said = django.of("SECURE_CONTENT_TYPE_NOSNIFF")
        off = any(item.value is False and not item.conditional for item in said)
        sent = not off and (sends_nosniff or any(item.value is True for item in said))
        for entry in django.middleware:
            if entry.value == "django.middleware.security.SecurityMiddleware" and sent:
                self.nosniff.append(Evidence(entry.path, entry.line, "SecurityMiddleware sets X-Content-Type-Options"))
            elif entry.value.endswith(_POLICY_MIDDLEWARE) and not _only_reports(django):
                middleware = entry.value.rpartition(".")[2]
                directive, items = _scripts(django)
                place = Evidence(entry.path, entry.line, f"{middleware} sets Content-Security-Policy")
                if items:
                    place = Evidence(items[0].path, items[0].line, f"{directive} of the policy that {middleware} sets")
                self.policies.append(Policy(place, _allows_no_inline(django, items)))

"""Requests that tests send to the application's own routes, through a test client or to a live server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Function, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.reach import Reach
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.routing.routes import Routes, is_parameter
from prodready.project.services.kind import Services
from prodready.project.snapshot import Snapshot
from prodready.project.testing.applications import OwnApplication, added_paths, made_up
from prodready.project.testing.client_names import (
    ATTRIBUTES,
    LIVE,
    MADE,
    MAKES_UP,
    NOT_CLIENTS,
    SENDERS,
    VERBS,
    of_package,
)
from prodready.project.testing.clients import TestClients
from prodready.project.testing.modules import TestModules

SENDS = "sends a request to the application"
_TO_ITSELF = "sends a request to a route that the tests add"
_WHOLE = ("call_asgi", "call_wsgi", ".call_and_validate", ".requestReceived", "wsgiref.util.setup_testing_defaults")
"""Schemathesis cases send the request that they stand for, Twisted is handed one; a WSGI environment is made up to call the
application."""
_DISPATCHES = "full_dispatch_request"
"""Flask's own method that answers a request by the routes."""
_DECLARED = ("gabbi.driver.", "gabbi.suitemaker.")
"""Packages that make tests of requests from files."""
_MOCKS = re.compile(r"(?:respx|responses|requests_mock|httpretty|aioresponses|pook|mocket)\.")
_MOCK_FIXTURES = frozenset({"respx_mock", "requests_mock", "httpx_mock", "aioresponses", "mock_aioresponse"})
"""What answers requests in place of the network."""
_OWN_HOST = re.compile(r"/*https?://(?:localhost|127\.|0\.0\.0\.0)")
_PATH = re.compile(r"^/*https?://[^/?#]*|[?#].*$")
"""What of a whole address is not its path."""
_COMMON = frozenset({"api", "rest", "v1", "v2", "v3"})
"""Words of the addresses of most services, which tell nothing of whose a whole one is."""
_PAGES = re.compile(r"/*(?:\S*/)?(?:openapi\.(?:json|ya?ml)|docs|redoc)/?(?:[?#]\S*)?")
"""Addresses of what frameworks serve by themselves to show an API."""
_FOREIGN = re.compile(r"https?://(?!localhost|127\.|0\.0\.0\.0|\{)[\w-]+\.")


class TestRequests(msgspec.Struct, frozen=True):
    """Requests that tests send, one place per test module; and where test clients are made."""

    __test__ = False

    sent: tuple[Evidence, ...]
    clients: tuple[Evidence, ...]


@fact
def test_requests(
    snapshot: Snapshot, types: Types, reach: Reach, routes: Routes, services: Services, tests: TestModules
) -> TestRequests:
    """Follow every test function to the requests that it sends; stop at the first of each module, one that it sends itself
    if there is one."""
    clients = TestClients(snapshot, types, reach, services.frameworks)
    finder = _Finder(snapshot, types, reach, clients, _words(routes), _fixed(routes))
    sent = []
    made = tuple(clients.made())
    serving = routes.files | frozenset(app.path for app in services.apps)
    applications = OwnApplication(snapshot, types.symbols, serving, clients.fixture)
    foreign = frozenset(path for path in {place.path for place in made} if not applications.reached(path))
    for path, functions in tests.functions.items():
        found = finder.direct(path, functions)
        found = found or next((place for function in functions if (place := finder.request(path, function))), None)
        if found is not None and path not in foreign:
            sent.append(found)
    clients_made = [place for place in made if place.path not in foreign]
    sent = [place for place in sent if place.note != _TO_ITSELF] or sent
    aside = made_up(snapshot, types.symbols, routes, {place.path for place in (*sent, *clients_made)})
    own = [place for place in sent if place.path not in aside] or sent
    left = {place.path for place in sent} - {place.path for place in own}
    served = [place for place in clients_made if place.path not in aside]
    served = served or [place for place in clients_made if place.path not in left]
    return TestRequests((*own, *_declared(snapshot)), tuple(served))


def _declared(snapshot: Snapshot) -> Iterator[Evidence]:
    """Requests that stand in files: gabbi's, which a test module loads, and tavern's, which pytest collects."""
    for path, module in snapshot.tests():
        for call in module.calls:
            if call.name.startswith(_DECLARED):
                yield Evidence(path, call.line, "loads requests from files")
                break
    for path in snapshot.files:
        if re.search(r"(?:^|/)test_[^/]*\.tavern\.ya?ml$", path):
            yield Evidence(path, 1, "requests that tavern sends")


def _words(routes: Routes) -> frozenset[str]:
    """The fixed parts of the routes' paths."""
    return frozenset(
        part for route in routes.http for part in route.segments if not is_parameter(part) and len(part) > 2
    )


def _fixed(routes: Routes) -> frozenset[frozenset[str]]:
    """The fixed parts of each route's path."""
    paths = (frozenset(part.lower() for part in route.segments if not is_parameter(part)) for route in routes.http)
    return frozenset(filter(None, paths))


def _parametrized(module: Module, function: Function) -> frozenset[str]:
    """The parameters of a test that a decorator gives values, which are no fixtures: ``@mark.parametrize("client, verb", …)``."""
    names: set[str] = set()
    for call in filter(None, map(module.call, function.decorators)):
        given = (
            call.arg(0, "argnames") if last_word(call.name) == "parametrize" and not call.kwarg("indirect") else None
        )
        for item in given.items if isinstance(given, Seq) else (given,):
            text = item.value if isinstance(item, Const) and isinstance(item.value, str) else ""
            names.update(word.strip() for word in text.split(","))
    return frozenset(names)


class _Finder(msgspec.Struct, frozen=True):
    snapshot: Snapshot
    types: Types
    reach: Reach
    clients: TestClients
    words: frozenset[str]
    fixed: frozenset[frozenset[str]]

    def request(self, path: str, function: Function) -> Evidence | None:
        """The first request that a test function sends, itself or through helpers and fixtures."""
        for where, current, via in self.reach.functions(path, function, depth=3):
            if not self._is_of_tests(where, current):
                continue
            for call in self.reach.calls_in(where, current.index):
                if self._sends(where, current, call, self.types.call_name(where, call)):
                    if where == path:
                        return Evidence(path, call.line, SENDS)
                    return Evidence(path, self._leading(path, function, via), "leads to a request to the application")
        ways = (self._through_fixture, self._through_object, self._through_helper)
        return next((found for way in ways if (found := way(path, function)) is not None), None)

    def direct(self, path: str, functions: Iterable[Function]) -> Evidence | None:
        """The first request that a test of a module sends itself: to a route, else to an address that names none, else to
        a route that the module adds."""
        added = added_paths(self.snapshot.modules[path])
        missing = None
        toy = None
        for function in functions:
            for call in self.reach.calls_in(path, function.index):
                if not self._sends(path, function, call, self.types.call_name(path, call)):
                    continue
                address = self._address(path, function, call)
                if address in added or (address and address.endswith(tuple(added - {"/"}))):
                    toy = toy or Evidence(path, call.line, _TO_ITSELF)
                elif not self._names_none(address):
                    return Evidence(path, call.line, SENDS)
                else:
                    missing = missing or Evidence(path, call.line, SENDS)
        return missing or toy

    def _address(self, path: str, function: Function, call: Call) -> str:
        """The path that a request asks for, where it is written there."""
        value = call.arg(0) or call.kwarg("url")
        return next(self._texts(path, function, value, 0), "") if isinstance(value, Const) else ""

    def _names_none(self, address: str) -> bool:
        """Whether an address is written down, lacks a word of each route, and ends in none of any (below a prefix that a test
        leaves out)."""
        named = [*filter(None, re.split(r"[^a-z0-9_\-.]+", _PATH.sub("", address.lower())))]
        if not named or not self.fixed or named[-1] in self.words:
            return False
        return not any(fixed.issubset(named) for fixed in self.fixed)

    def _leading(self, path: str, function: Function, via: tuple[str, ...]) -> int:
        """The line of the call in a test that leads to a request sent elsewhere; the test's own for a fixture's."""
        for call in self.reach.calls_in(path, function.index):
            callee = self.types.callee(path, call)
            if callee is not None and callee.symbol in via:
                return call.line
        return function.line

    def _is_of_tests(self, path: str, function: Function) -> bool:
        """Whether a function stands in tests, or in a test case that the application gives to those who extend it."""
        if self.snapshot.role(path) is Role.TEST or function.owner < 0:
            return self.snapshot.role(path) is Role.TEST
        return self.clients.is_case(f"{path}:{self.snapshot.modules[path].classes[function.owner].qualname}()")

    def _through_fixture(self, path: str, function: Function) -> Evidence | None:
        """A fixture that gives a function which sends requests: called by its name in the test."""
        for call in self.reach.calls_in(path, function.index):
            name = call.name[1:]
            fixture = self.clients.fixture(name, path) if call.name[:1] == "%" and function.param(name) else None
            if fixture is None:
                continue
            where, source = fixture
            for inner in self.reach.calls_in(where, source.index):
                if self._sends(where, source, inner, self.types.call_name(where, inner)):
                    return Evidence(path, call.line, f"sends a request through the fixture {name}")
        return None

    def _through_object(self, path: str, function: Function) -> Evidence | None:
        """A method of what a fixture makes of a class of the tests, which is given a route's path and sends a real request."""
        for call in self.reach.calls_in(path, function.index):
            root, _, name = call.name[1:].partition(".")
            held = call.name[:1] == "%" and name and "." not in name and function.param(root) is not None
            fixture = self.clients.fixture(root, path) if held else None
            made = self._made_by(fixture) if fixture is not None else None
            method = self.types.symbols.method(made.path, made.cls, name) if made is not None and made.cls else None
            if method is None or method.function is None:
                continue
            asked = self.reach.from_function(method.path, method.function, depth=2)
            sent = any((found := LIVE.match(item.name)) and found[1] in VERBS for item in asked)
            if sent and any(self._begins_route(path, function, value) for value in call.args):
                return Evidence(path, call.line, f"sends a request through {root}.{name}")
        return None

    def _made_by(self, fixture: tuple[str, Function]) -> Definition | None:
        """The class of the tests of which a fixture gives an instance."""
        return self._of_tests(self.types.result(*fixture))

    def _of_tests(self, typed: str) -> Definition | None:
        """The class of the tests that a type names."""
        made = self.types.symbols.definition(typed.removesuffix("()")) if typed.endswith("()") else None
        return made if made is not None and self.snapshot.role(made.path) is Role.TEST else None

    def _begins_route(self, path: str, function: Function, value: Expr) -> bool:
        """Whether a text begins with a word of the routes: ``"search?q=ink"``."""
        joined = "".join(self._texts(path, function, value, 6))
        return re.split(r"[/?#]", joined.lstrip("/").lower(), maxsplit=1)[0] in self.words

    def _through_helper(self, path: str, function: Function) -> Evidence | None:
        """A helper outside the tests that is given the path of a route and sends a real request."""
        for call in self.reach.calls_in(path, function.index):
            if not any(self._names_route(path, function, value) for value in call.args):
                continue
            helper = self.types.callee(path, call)
            if helper is None or helper.function is None or self.snapshot.role(helper.path) in APPLICATION_ROLES:
                continue  # what the application itself asks of others is no request to it
            for item in self.reach.from_function(helper.path, helper.function, depth=2):
                sent = LIVE.match(item.name)
                if (sent and sent[1] in VERBS) or of_package(item.name):
                    return Evidence(path, call.line, f"sends a request through {helper.name}")
        return None

    def _sends(self, path: str, function: Function, call: Call, name: str) -> bool:
        sender = call.name[1:]
        if sender in SENDERS:
            return function.param(sender) is not None and self.clients.fixture(sender, path) is None
        if call.name == "builtins.getattr()" and call.receiver >= 0:  # ``getattr(client, method)(path)``
            return self._is_given(path, function, self.snapshot.modules[path].calls[call.receiver].arg(0))
        if any(self._is_page(path, function, value) for value in (*call.args[:2], call.kwarg("url"))):
            return False
        head, _, verb = name.rpartition(".")
        if verb == _DISPATCHES:
            return any(last_word(each.name) == MAKES_UP for each in self.snapshot.modules[path].calls)
        if verb not in VERBS:
            return name.endswith(_WHOLE) or (verb.startswith("simulate_") and "falcon.testing" in name)
        own = call.name in (f"%self.{verb}", f"%cls.{verb}") and self.types.callee(path, call) is not None
        if own or name.startswith(NOT_CLIENTS):
            return False  # a method of the case sends a request by what it does, not by its name
        if of_package(name):
            return bool(call.args or call.kwargs)
        if self.clients.is_client(head) or head in self.clients.on_pytest:
            return True
        if name[:1] == "%":
            return self._local(path, function, head)
        if self.clients.is_wrapper(head):
            return bool(call.args)
        if not LIVE.match(name) or self._is_mocked(path, function):
            return False
        addresses = (*call.args[:2], call.kwarg("url"))
        return any(value is not None and self._names_route(path, function, value) for value in addresses)

    def _is_page(self, path: str, function: Function, value: Expr | None) -> bool:
        """Whether an address is of a page that the framework serves by itself, and no route of the application."""
        text = "".join(self._part(path, function, value, 6)) if value is not None else ""
        own = not self.words.isdisjoint(re.split(r"[/?#]", text.lower()))
        return bool(self.words) and bool(_PAGES.fullmatch(text)) and not own

    def _is_given(self, path: str, function: Function, value: Expr | None) -> bool:
        """Whether an expression is a client."""
        if isinstance(value, Ref) and value.name[:1] == "%":
            return self._local(path, function, value.name)
        return value is not None and self.clients.is_client(self.types.of(path, function.index, value))

    def _is_mocked(self, path: str, function: Function) -> bool:
        """Whether a library answers in place of the network: round the test, as a fixture, or inside."""
        module = self.snapshot.modules[path]
        names = [module.written(item) for item in function.decorators]
        names += [call.name for call in self.reach.calls_in(path, function.index)]
        fixtures = {param.name for param in function.params}
        return any(map(_MOCKS.match, names)) or not _MOCK_FIXTURES.isdisjoint(fixtures)

    def _local(self, path: str, function: Function, head: str) -> bool:
        """A client that comes in as a fixture, is made by one, or hangs on ``self``."""
        root = re.split(r"[.(\[]", head[1:], maxsplit=1)[0]
        module = self.snapshot.modules[path]
        if root in ("self", "cls") and function.owner >= 0:
            return self.clients.is_case(f"{path}:{module.classes[function.owner].qualname}().{head[6:]}")
        scope: Function | None = function
        while scope is not None and scope.param(root) is None:
            scope = module.functions[scope.scope] if scope.scope >= 0 else None
        if scope is None:
            return any(self._makes(path, function, value) for value in self._bound(path, function, root))
        if root in _parametrized(module, scope):
            return False
        held = head[1:].removeprefix(root).strip(".").removesuffix("()")
        if root == "context" and held in self.clients.on_behave:
            return True
        if held and self.clients.holds(root, path, held):
            return True
        known = not held or held in ATTRIBUTES or self.clients.gives_itself(root, path, held)
        return known and self.clients.is_fixture(root, path)

    def _bound(self, path: str, function: Function, name: str) -> Iterator[Expr]:
        for assign in self.types.bound(path, function.index, name):
            yield from assign.value.items if isinstance(assign.value, Op) else filter(None, (assign.value,))

    def _makes(self, path: str, function: Function, value: Expr) -> bool:
        """``client = await aiohttp_client(app)``: a local made by calling a fixture or a method of the application; or
        another name for one (``with client as c``)."""
        if isinstance(value, Ref) and value.name[:1] == "%" and function.param(value.name[1:]):
            return self.clients.is_fixture(value.name[1:], path)
        if isinstance(value, Sub):
            return self.clients.is_unpacked(path, function, value)
        call = self.snapshot.modules[path].call(value)
        if call is None:
            return False
        if call.name.startswith("%self.") and function.owner >= 0 and self.types.callee(path, call) is None:
            return self._local(path, function, call.name)  # the method that makes clients hangs on the case
        made_by_fixture = call.name[:1] == "%" and self.clients.is_fixture(call.name[1:], path)
        return made_by_fixture or self.clients.is_asked_for(path, value) or f"{call.name}()".endswith(MADE)

    def _names_route(self, path: str, function: Function, value: Expr) -> bool:
        """Whether an address names a route of the application and is not another host's."""
        joined = "".join(self._texts(path, function, value, 6))
        if "/" not in joined or _FOREIGN.match(joined):
            return False
        if not self.words:  # of an application whose routes are put together at run time
            return bool(_OWN_HOST.match(joined))
        named = frozenset(filter(None, re.split(r"[^a-z0-9_\-.]+", _PATH.sub("", joined.lower()))))
        if _OWN_HOST.match(joined):  # another service may listen beside this one: all that is known must be a route's
            return any(fixed <= named or (named and named <= fixed) for fixed in self.fixed)
        told = named - _COMMON if "://" in joined else named
        return not told.isdisjoint(self.words)

    def _texts(self, path: str, function: Function, value: Expr, depth: int) -> Iterator[str]:
        """The constant parts of an address, through f-strings, joining calls and local variables."""
        if isinstance(value, Const) and isinstance(value.value, str):
            yield value.value
        elif isinstance(value, Fmt):
            texts = ["".join(self._part(path, function, part, depth)) for part in value.parts]
            yield "".join(texts) if texts[0] else "/" + "".join(texts)
        elif isinstance(value, CallRef) and depth > 0:
            call = self.snapshot.modules[path].calls[value.index]
            callee = self.types.callee(path, call)
            if callee is not None and callee.function is not None and self.snapshot.role(callee.path) is Role.TEST:
                for returned in callee.function.returned:
                    yield from self._texts(callee.path, callee.function, returned, depth - 1)
            for argument in call.args:
                yield from (f"/{text}" for text in self._texts(path, function, argument, depth - 1))
        elif isinstance(value, (Op, Seq)) and depth > 0:
            for item in value.items:
                yield from self._texts(path, function, item, depth - 1)
        elif isinstance(value, Ref) and value.name[:1] == "%" and depth > 0:
            for bound in self._bound(path, function, value.name[1:]):
                yield from self._texts(path, function, bound, depth - 1)
            yield from self._property(path, function, value.name, depth)
        elif isinstance(value, Ref) and depth > 0:
            yield from self._part(path, function, value, depth)

    def _part(self, path: str, function: Function, part: Expr, depth: int) -> Iterator[str]:
        """The text of a part of an address, where it is written there or kept by a module of tests."""
        symbols = self.types.symbols
        kept = symbols.definition(symbols.resolve(path, part.name)) if isinstance(part, Ref) else None
        value = kept.assign.value if kept is not None and kept.assign is not None else part
        where = kept.path if kept is not None and self.snapshot.role(kept.path) is Role.TEST else path
        if isinstance(value, (Const, Fmt)) and depth > 0:
            yield from self._texts(where, function, value, depth - 1)

    def _property(self, path: str, function: Function, name: str, depth: int) -> Iterator[str]:
        """The address that a property of an object of the tests gives: ``server.ping_url``."""
        head, _, attribute = name.rpartition(".")
        typed = self.types.of(path, function.index, Ref(head)) if head else ""
        fixture = self.clients.fixture(head[1:], path) if head and not typed else None
        made = self._made_by(fixture) if fixture is not None else self._of_tests(typed)
        if made is None or made.cls is None:
            return
        method = self.types.symbols.method(made.path, made.cls, attribute)
        if method is not None and method.function is not None:
            for returned in method.function.returned:
                yield from self._texts(method.path, method.function, returned, depth - 1)

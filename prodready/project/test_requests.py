"""Requests that tests send to the application's own routes, through a test client or to a live server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Function, Module, Op, Ref
from prodready.project.reach import Reach
from prodready.project.routes import Routes, is_parameter
from prodready.project.services import Services
from prodready.project.snapshot import Snapshot
from prodready.project.test_modules import TestModules
from prodready.project.types import Types

_VERBS = frozenset(
    [
        "get",
        "post",
        "put",
        "patch",
        "delete",
        "head",
        "options",
        "request",
        "open",
        "fetch",
        "generic",
        "post_json",
        "put_json",
        "patch_json",
        "delete_json",
        "websocket_connect",
        "ws_connect",
        "stream",
        "send",
        "query",
        "simulate_get",
        "simulate_post",
        "simulate_put",
        "simulate_patch",
        "simulate_delete",
        "simulate_request",
        "simulate_head",
        "get_json",
        "execute",
        "run",
        "go",
    ]
)
_PACKAGES = (
    "fastapi.testclient.",
    "starlette.testclient.",
    "litestar.testing.",
    "starlite.testing.",
    "async_asgi_testclient.",
    "django.test.",
    "django_webtest.",
    "rest_framework.test.",
    "ninja.testing.",
    "ninja_extra.testing.",
    "aiohttp.test_utils.",
    "aiohttp.pytest_plugin.",
    "pytest_aiohttp.",
    "webtest.",
    "falcon.testing.",
    "flask.testing.",
    "flask_testing.",
    "flask_webtest.",
    "werkzeug.test.",
    "tornado.testing.",
    "sanic_testing.",
    "quart.testing.",
    "quart.typing.",
    "tastypie.test.",
    "graphene.test.",
    "strawberry.test.",
    "schemathesis.",
    "httpx_ws.",
    "blacksheep.testing.",
    "robyn.testing.",
)
"""Packages whose classes and functions talk to an application in process."""
_NOT_CLIENTS = (
    "django.test.RequestFactory",
    "rest_framework.test.APIRequestFactory",
    "django.test.client.RequestFactory",
)
_HTTPX = ("httpx.AsyncClient()", "httpx.Client()")
_LIVE = re.compile(r"^(?:requests|httpx|aiohttp\.ClientSession\(\)|requests\.Session\(\)|urllib\.request)\.(\w+)$")
_PLUGIN_FIXTURES = {
    "django": frozenset({"client", "admin_client", "async_client", "async_admin_client", "api_client", "django_app"}),
    "flask": frozenset({"client", "app_client", "test_client"}),
    "quart": frozenset({"client", "test_client"}),
    "aiohttp": frozenset({"aiohttp_client", "test_client", "client", "cli"}),
    "sanic": frozenset({"sanic_client", "test_client", "test_cli"}),
    "tornado": frozenset({"http_client", "http_server_client"}),
}
_MAKERS = frozenset({"test_client", "test_cli", "aiohttp_client", "asgi_client"})
_FACTORY_ENDS = (".test_client()", ".test_client", ".asgi_client", ".test_cli()", ".test_cli")


@dataclass(frozen=True)
class TestRequests:
    """Requests that tests send, one place per test module; and where test clients are made."""

    __test__ = False

    sent: tuple[Evidence, ...]
    clients: tuple[Evidence, ...]


@fact
def test_requests(
    snapshot: Snapshot, types: Types, reach: Reach, routes: Routes, services: Services, tests: TestModules
) -> TestRequests:
    """Follow every test function to the requests that it sends; stop at the first of each module."""
    finder = _Finder(snapshot, types, reach, routes, services)
    sent = []
    for path, functions in tests.functions.items():
        found = next((place for function in functions if (place := finder.request(path, function))), None)
        if found is not None:
            sent.append(found)
    clients = tuple(finder.clients())
    return TestRequests(tuple(sent), clients)


class _Finder:
    """Remembers fixtures while test functions are followed."""

    def __init__(self, snapshot: Snapshot, types: Types, reach: Reach, routes: Routes, services: Services) -> None:
        self.snapshot, self.types, self.reach = snapshot, types, reach
        self.frameworks = services.frameworks
        self.route_words = {
            part for route in routes.http for part in route.segments if not is_parameter(part) and len(part) > 2
        }
        self.fixtures = dict(self._fixtures())
        self.requests_seen: dict[tuple[str, int], Evidence | None] = {}

    def _fixtures(self) -> Iterator[tuple[str, tuple[str, Function]]]:
        for path, module in self.snapshot.modules.items():
            if self.snapshot.role(path) is not Role.TEST:
                continue
            for function in module.functions:
                for decorator in function.decorators:
                    name = self._decorator(module, decorator)
                    if name.endswith("fixture"):
                        call = module.call(decorator)
                        given = call.kwarg("name") if call is not None else None
                        alias = given.value if isinstance(given, Const) and isinstance(given.value, str) else ""
                        yield alias or function.name, (path, function)

    @staticmethod
    def _decorator(module: Module, expr: Expr) -> str:
        if isinstance(expr, CallRef):
            return module.calls[expr.index].name
        return expr.name if isinstance(expr, Ref) else ""

    def request(self, path: str, function: Function) -> Evidence | None:
        """The first request that a test function sends, itself or through helpers and fixtures."""
        for item in self.reach.from_function(path, function, depth=3):
            if self.snapshot.role(item.path) is not Role.TEST or item.function is None:
                continue
            if self._sends(item.path, item.function, item.call, item.name):
                where = path if item.path != path else item.path
                line = item.call.line if item.path == path else function.line
                return Evidence(where, line, "sends a request to the application")
        return self._through_fixture_function(path, function)

    def _through_fixture_function(self, path: str, function: Function) -> Evidence | None:
        """A fixture that gives a function which sends requests: called by its name in the test."""
        module = self.snapshot.modules[path]
        for call in self.reach.calls_in(path, function.index):
            name = call.name[1:]
            if call.name[:1] == "%" and name in self.fixtures and function.param(name) is not None:
                where, fixture = self.fixtures[name]
                for inner in self.reach.calls_in(where, fixture.index):
                    if self._sends(where, fixture, inner, self.types.call_name(where, inner)):
                        return Evidence(path, call.line, f"sends a request through the fixture {name}")
        del module
        return None

    def _sends(self, path: str, function: Function, call: Call, name: str) -> bool:
        head, _, verb = name.rpartition(".")
        if verb.startswith("simulate_") and "falcon.testing" in name:
            return True
        if verb not in _VERBS and not (verb == "" and head):
            return self._calls_client(path, function, call, name)
        if any(name.startswith(prefix) for prefix in _NOT_CLIENTS):
            return False
        if name.startswith(_PACKAGES) or (any(head.startswith(client) for client in _HTTPX) and self._in_process()):
            return bool(call.args or call.kwargs)
        if head.endswith(_FACTORY_ENDS):
            return True
        if self._own_client(head):
            return True
        if name[:1] == "%":
            return self._local(path, function, head, call)
        if _LIVE.match(name):
            return self._hits_route(path, call)
        return False

    def _calls_client(self, path: str, function: Function, call: Call, name: str) -> bool:
        """Schemathesis cases, and test cases whose own method sends (``self.fetch``)."""
        return name.endswith(("call_asgi", "call_wsgi", ".call_and_validate"))

    def _own_client(self, head: str) -> bool:
        """A class of the tests that derives from a client or a test case with one."""
        base, _, attribute = head.partition("().")
        if ".py:" not in base:
            return False
        found = self.types.symbols.definition(base.removesuffix("()"))
        if found is None or found.cls is None:
            return False
        bases = [name for name, _ in self.types.symbols.ancestors(found.path, found.cls)]
        in_process = any(name.startswith(_PACKAGES) for name in bases) or self._derived_django(bases)
        return in_process and (
            not attribute
            or attribute.split(".")[0].rstrip("()")
            in (
                "client",
                "app",
                "api_client",
                "c",
                "testapp",
                "async_client",
                "authenticated_client",
                "user_client",
                "admin_client",
                "client_class",
            )
        )

    def _derived_django(self, bases: list[str]) -> bool:
        return "django" in self.frameworks and any(
            name.rpartition(".")[2].endswith("TestCase") and ".py:" not in name and not name.startswith("unittest")
            for name in bases
        )

    def _in_process(self) -> bool:
        """Whether some test file makes an httpx client on the application itself or on a server's address."""
        for path, module in self.snapshot.modules.items():
            if self.snapshot.role(path) is Role.TEST:
                for call in module.calls:
                    if call.name in ("httpx.AsyncClient", "httpx.Client") and any(
                        key in ("app", "transport", "base_url", "**") for key, _ in call.kwargs
                    ):
                        return True
        return False

    def _local(self, path: str, function: Function, head: str, call: Call) -> bool:
        """A client that comes in as a fixture, or hangs on ``self``."""
        root = head[1:].split(".", maxsplit=1)[0].split("(", maxsplit=1)[0].split("[", maxsplit=1)[0]
        if root in ("self", "cls") and function.owner >= 0:
            return self._own_client(
                f"{path}:{self.snapshot.modules[path].classes[function.owner].qualname}().{head[6:]}"
            )
        scope: Function | None = function
        module = self.snapshot.modules[path]
        while scope is not None and scope.param(root) is None:
            scope = module.functions[scope.scope] if scope.scope >= 0 else None
        if scope is None:
            return self._from_fixture_value(path, function, root)
        return self._is_client_fixture(root, set())

    def _from_fixture_value(self, path: str, function: Function, name: str) -> bool:
        """``client = await aiohttp_client(app)``: a local made by calling a fixture."""
        module = self.snapshot.modules[path]
        for assign in self.types.locals(path).get((function.index, name), ()):
            value = assign.value
            items = value.items if isinstance(value, Op) else (value,)
            for item in items:
                call = module.call(item)
                if call is not None and call.name[:1] == "%" and self._is_client_fixture(call.name[1:], set()):
                    return True
                if call is not None and call.name.endswith(("test_client", "test_cli")):
                    return True
        return False

    def _is_client_fixture(self, name: str, seen: set[str]) -> bool:
        known = self.fixtures.get(name)
        if known is None:
            return any(name in _PLUGIN_FIXTURES.get(framework, ()) for framework in self.frameworks)
        if name in seen:
            return False
        seen.add(name)
        path, fixture = known
        result = self.types.result(path, fixture)
        if result.startswith(_PACKAGES) or result.endswith(_FACTORY_ENDS) or self._own_client(result):
            return True
        if result in _HTTPX:
            return self._in_process()
        for call in self.reach.calls_in(path, fixture.index):
            typed = self.types.call_name(path, call)
            if typed.startswith(_PACKAGES) and not typed.startswith(_NOT_CLIENTS):
                return True
            if f"{typed}()" in _HTTPX and self._in_process():
                return True
            if typed.endswith(("test_client", "test_cli", "asgi_client")):
                return True
            if call.name[:1] == "%" and call.name[1:] in _PLUGIN_FIXTURES.get("aiohttp", ()):
                return True
        if result:
            return False
        passed_on = self._passed_on(path, fixture)
        return any(self._is_client_fixture(param.name, seen) for param in fixture.params if param.name in passed_on)

    def _passed_on(self, path: str, fixture: Function) -> set[str]:
        """The parameters that a fixture gives as they are, or builds its value from."""
        module = self.snapshot.modules[path]
        values: list[Expr | None] = [*fixture.returned]
        values += list(self._yielded(module, fixture))
        found: set[str] = set()
        for value in values:
            call = module.call(value)
            refs = (value, *call.args, Ref(call.name)) if call is not None else (value,)
            found |= {ref.name[1:].split(".")[0] for ref in refs if isinstance(ref, Ref) and ref.name[:1] == "%"}
        locals_ = self.types.locals(path)
        for name in tuple(found):
            for assign in locals_.get((fixture.index, name), ()):
                items = assign.value.items if isinstance(assign.value, Op) else (assign.value,)
                for item in items:
                    call = module.call(item)
                    if call is not None:
                        found |= {
                            ref.name[1:].split(".")[0] for ref in (*call.args, Ref(call.name)) if isinstance(ref, Ref)
                        }
        return found

    @staticmethod
    def _yielded(module: Module, fixture: Function) -> Iterator[Expr]:
        """What a generator fixture names alone on a line: the reads of its own body stand for what it yields."""
        for assign in module.assigns:
            if assign.scope == fixture.index and assign.target[0] == "%" and "." not in assign.target:
                yield Ref(assign.target)
        for param in fixture.params:
            if fixture.is_generator:
                yield Ref(f"%{param.name}")

    def _hits_route(self, path: str, call: Call) -> bool:
        """A real HTTP request whose address names a route of the application and is not another host's."""
        for value in call.args[:2]:
            texts = [
                part.value for part in self._parts(value) if isinstance(part, Const) and isinstance(part.value, str)
            ]
            joined = "".join(texts)
            if not joined or re.match(r"https?://(?!localhost|127\.|0\.0\.0\.0|\{)[\w-]+\.", joined):
                continue
            if set(re.split(r"[^a-z0-9_\-.]+", joined.lower())) & self.route_words:
                return True
        return False

    @staticmethod
    def _parts(expr: Expr) -> tuple[Expr, ...]:
        return expr.parts if isinstance(expr, Fmt) else (expr,)

    def clients(self) -> Iterator[Evidence]:
        """Clients that are made in test files."""
        for path, module in self.snapshot.modules.items():
            if self.snapshot.role(path) is Role.TEST:
                for call in module.calls:
                    name = self.types.symbols.resolve(path, call.name)
                    last = name.rpartition(".")[2]
                    if (
                        (name.startswith(_PACKAGES) and last.endswith(("Client", "TestApp")))
                        or last in _MAKERS
                        or (f"{name}()" in _HTTPX and any(key in ("app", "transport") for key, _ in call.kwargs))
                    ):
                        yield Evidence(path, call.line, "makes a test client")

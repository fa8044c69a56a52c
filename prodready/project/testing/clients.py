"""Which values in tests are clients of the application: by their type, by a fixture, by the test case they hang on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import Evidence
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Class, Const, Expr, Function, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.testing.client_names import (
    ATTRIBUTES,
    HANGING,
    HTTP_PACKAGES,
    HTTPX,
    MADE,
    MADE_UP,
    MAKERS,
    NOT_CLIENTS,
    PLUGIN_FIXTURES,
    of_package,
)
from prodready.project.testing.hung import Fixture, asks_for, hung

_MAKING = PLUGIN_FIXTURES["aiohttp"] | PLUGIN_FIXTURES["sanic"]
"""Fixtures of plugins that are called with the application."""


_TEST_LIBRARIES = frozenset({"pytest", "pytest_asyncio"})


class TestClients(msgspec.Struct, dict=True):
    """Answers about the test files of one repository."""

    __test__ = False

    snapshot: Snapshot
    types: Types
    reach: Reach
    frameworks: tuple[str, ...]
    _known: dict[tuple[str, str], bool] = msgspec.field(default_factory=dict)

    @cached_property
    def fixtures(self) -> dict[str, list[Fixture]]:
        """The fixtures by the name under which tests ask for them: of all test files, and those that the application
        itself offers as a plugin of pytest."""
        table: dict[str, list[Fixture]] = {}
        for path, module in (*self.snapshot.tests(), *self._plugins()):
            for function in module.functions:
                for decorator in function.decorators:
                    name = _fixture_name(module, decorator, function)
                    if name:
                        table.setdefault(name, []).append((path, function))
        return table

    def _plugins(self) -> Iterator[tuple[str, Module]]:
        for path, module in self.snapshot.application():
            if any(item.target.partition(".")[0] in _TEST_LIBRARIES for item in module.imports):
                yield path, module

    def fixture(self, name: str, path: str) -> Fixture | None:
        """The fixture that a test in ``path`` gets under ``name``: of its own file, else of the nearest folder above."""
        found = self.fixtures.get(name, ())
        return max(found, key=lambda item: _nearness(item[0], path), default=None)

    @cached_property
    def httpx_in_process(self) -> bool:
        """Whether some test file makes an httpx client on the application itself or on a server's address."""
        return any(
            f"{call.name}()" in HTTPX
            and any(key in ("app", "transport", "base_url", "**") for key, _ in call.kwargs)
            and not self._is_mocked(path, call)
            for path, module in self.snapshot.tests()
            for call in module.calls
        )

    @cached_property
    def on_pytest(self) -> frozenset[str]:
        """What tests hang on the package of pytest for all of them: ``pytest.client = TestClient(app)``."""
        return frozenset(
            item.target
            for path, module in self.snapshot.tests()
            for item in module.assigns
            if item.target.startswith("pytest.") and item.value is not None
            if self.is_client(self.types.of(path, item.scope, item.value))
        )

    @cached_property
    def on_behave(self) -> frozenset[str]:
        """The attributes of behave's context in which its environment keeps a client: ``context.client = app.test_client()``."""
        return frozenset(
            item.target.rpartition(".")[2]
            for path, module in self.snapshot.tests()
            if any(each.target.partition(".")[0] == "behave" for each in module.imports)
            for item in module.assigns
            if item.target.startswith("%context.") and item.target.count(".") == 1 and item.value is not None
            if self.is_client(self.types.of(path, item.scope, item.value))
        )

    def is_client(self, typed: str) -> bool:
        """Whether a typed name is a client, or something got from one."""
        if typed.startswith(NOT_CLIENTS):
            return False
        if of_package(typed) or typed.endswith(MADE) or self.is_case(typed):
            return True
        return any(typed.startswith(client) for client in HTTPX) and self.httpx_in_process

    def is_case(self, typed: str) -> bool:
        """Whether a name is an instance of a client class of the tests, or the client of one of their test cases."""
        base, _, attribute = typed.partition("().")
        if ".py:" not in base:
            return False
        found = self.types.symbols.definition(base.removesuffix("()"))
        if found is None or found.cls is None:
            return False
        bases = [name for name, _ in self.types.symbols.ancestors(found.path, found.cls)]
        if any(name.startswith(NOT_CLIENTS) for name in bases):
            return False
        own = any(of_package(name) for name in bases) or self._is_django_case(bases)
        first = attribute.split(".")[0]
        if own and (not attribute or first.rstrip("()") in ATTRIBUTES):
            return True
        return bool(first) and self._is_hung(found.path, found.cls, first)

    def _is_hung(self, path: str, cls: Class, attribute: str) -> bool:
        """Whether a fixture puts a client on a test case: ``self.client = client``, ``request.cls.client = client``."""
        known = (each for _, each in self.types.symbols.ancestors(path, cls) if each)
        kin = ((path, cls), *((each.path, each.cls) for each in known if each.cls))
        plugins = (each for each in map(HANGING.get, self.frameworks) if each and not self.fixture(each, path))
        if attribute == "client" and any(asks_for(self.snapshot, kin, each) for each in plugins):
            return True
        return any(
            name == attribute and self._is_put(path, where, function, value)
            for name, (where, function, value) in hung(self.snapshot, self.fixtures, self.fixture, kin)
        )

    def _is_put(self, path: str, where: str, function: Function, value: Expr) -> bool:
        """Whether what a fixture hangs on a case of ``path`` is a client that it asks for or makes."""
        given = value.name[1:] if isinstance(value, Ref) else ""
        if function.param(given):
            return self.is_fixture(given, path)
        made = given.endswith(MADE)  # Sanic's property that is the client, Flask's method that makes one
        return made or self.is_client(self.types.of(where, function.index, value))

    def gives_itself(self, name: str, path: str, attribute: str) -> bool:
        """Whether the client of a fixture has a property that wraps the client: ``client.json.get(…)``."""
        found = self.fixture(name, path)
        made = self.types.symbols.definition(self.types.result(*found).removesuffix("()")) if found else None
        if made is None or made.cls is None:
            return False
        method = self.types.symbols.method(made.path, made.cls, attribute)
        if method is None or method.function is None:
            return False
        calls = map(self.snapshot.modules[method.path].call, method.function.returned)
        given = (value for call in calls if call for value in call.arguments)
        return any(isinstance(value, Ref) and value.name == "%self" for value in given)

    def holds(self, name: str, path: str, attribute: str) -> bool:
        """Whether the object that a fixture gives keeps a client in an attribute: ``service.client``."""
        found = self.fixture(name, path)
        home, is_own, made = (self.types.result(*found) if found else "").partition(".py:")
        return bool(is_own) and self.is_client(self.types.typed(f"{home}.py", -1, f":{made}.{attribute}"))

    def is_wrapper(self, typed: str) -> bool:
        """Whether a name is an instance of a class of the tests that wraps a client for real requests, or of any class that
        makes up requests to the application itself."""
        found = self.types.symbols.definition(typed.removesuffix("()")) if typed.endswith("()") else None
        if found is None or found.cls is None:
            return False
        module, cls = self.snapshot.modules[found.path], found.cls
        if {last_word(call.name) for call in module.calls if call.owner == cls.index} >= MADE_UP:
            return True
        if self.snapshot.role(found.path) is not Role.TEST:
            return False
        names = [call.name for call in module.calls if call.owner == cls.index]
        names += [
            item.name
            for call in module.calls
            for item in (call.args if call.owner == cls.index else ())
            if isinstance(item, Ref)
        ]
        names += [name for name, _ in self.types.symbols.ancestors(found.path, cls)]
        return any(name.partition(".")[0] in HTTP_PACKAGES for name in names)

    def _is_django_case(self, bases: list[str]) -> bool:
        return "django" in self.frameworks and any(
            name.rpartition(".")[2].endswith("TestCase") and ".py:" not in name and not name.startswith("unittest")
            for name in bases
        )

    def is_fixture(self, name: str, path: str) -> bool:
        """Whether what a test in ``path`` gets under ``name`` is a client, or a function that makes one."""
        key = (name, path)
        if key not in self._known:
            self._known[key] = False  # a fixture that asks for itself gets the one of a plugin
            self._known[key] = self._is_fixture(name, path)
        return self._known[key]

    def _is_fixture(self, name: str, path: str) -> bool:
        found = self.fixture(name, path)
        if found is None:
            return self._of_plugin(name)
        where, fixture = found
        result = self.types.result(where, fixture)
        made = self.is_client(result) or any(self._makes(where, call.index) for call in self._calls(where, fixture))
        if any(self.is_asked_for(where, call) for call in self._calls(where, fixture)):
            return True
        if made or any(self._makes(path, call.index) for path, call in self._delegated(where, fixture)):
            return True
        if result:
            return self._is_handed_on(where, fixture)
        if any(isinstance(value, Ref) and value.name.endswith(MADE) for value in fixture.returned):
            return True  # Sanic's: a property that is the client
        return any(
            self._of_plugin(name) if param.name == name else self.is_fixture(param.name, where)
            for param in fixture.params
            if param.name in self._passed_on(where, fixture)
        )

    def _is_handed_on(self, path: str, fixture: Function) -> bool:
        """Whether a fixture, or a helper that it calls, hands a client to an object of a package that asks through it
        (``ApiTester(client=app.test_client())``)."""
        module = self.snapshot.modules[path]
        helpers = (self.types.callee(path, module.calls[call.index]) for call in self._calls(path, fixture))
        found = ((each.path, each.function) for each in helpers if each is not None and each.function is not None)
        for where, function in ((path, fixture), *found):
            for ref in self._calls(where, function) if self.snapshot.role(where) is Role.TEST else ():
                call = self.snapshot.modules[where].calls[ref.index]
                given = (item for key, item in call.kwargs if key.endswith("client") and isinstance(item, CallRef))
                if last_word(call.name)[:1].isupper() and any(self._makes(where, item.index) for item in given):
                    return True
        return False

    def is_unpacked(self, path: str, test: Function, part: Sub) -> bool:
        """Whether a part of what a fixture gives is a client: ``client, service = made_client``."""
        name = part.value.name[1:] if isinstance(part.value, Ref) else ""
        found = self.fixture(name, path) if test.param(name) is not None else None
        if found is None or not isinstance(part.index, Const) or not isinstance(part.index.value, int):
            return False
        where, fixture = found
        given = [each for each in (*fixture.yielded, *fixture.returned) if isinstance(each, Seq)]
        items = [each.items[part.index.value] for each in given if part.index.value < len(each.items)]
        return any(self.is_client(self.types.of(where, fixture.index, item)) for item in items)

    def is_asked_for(self, path: str, expr: Expr) -> bool:
        """Whether an expression asks for the fixture of a client by its name: ``request.getfixturevalue("client")``."""
        call = self.snapshot.modules[path].call(expr)
        if call is None or not call.name.endswith(".getfixturevalue"):
            return False
        name = call.arg(0, "argname")
        return isinstance(name, Const) and isinstance(name.value, str) and self.is_fixture(name.value, path)

    def _of_plugin(self, name: str) -> bool:
        return any(name in PLUGIN_FIXTURES.get(framework, ()) for framework in self.frameworks)

    def _calls(self, path: str, fixture: Function) -> Iterator[CallRef]:
        return (CallRef(call.index) for call in self.reach.calls_in(path, fixture.index))

    def _delegated(self, path: str, fixture: Function) -> Iterator[tuple[str, CallRef]]:
        """The calls in generators of the tests that a generator fixture goes through: ``yield from make(app)``."""
        module = self.snapshot.modules[path]
        for call in self._calls(path, fixture) if fixture.is_generator else ():
            made = self.types.callee(path, module.calls[call.index])
            helper = made.function if made is not None and self.snapshot.role(made.path) is Role.TEST else None
            if made is not None and helper is not None and helper.is_generator:
                yield from ((made.path, inner) for inner in self._calls(made.path, helper))

    def _makes(self, path: str, index: int) -> bool:
        """Whether a call in a fixture makes a client."""
        call = self.snapshot.modules[path].calls[index]
        typed = self.types.call_name(path, call)
        if of_package(typed):
            return not typed.startswith(NOT_CLIENTS)
        if self.is_case(f"{typed}()"):
            return True
        if f"{typed}()" in HTTPX:
            return self.httpx_in_process and not self._is_mocked(path, call)
        last = typed.rpartition(".")[2]
        return last in MAKERS or (call.name[:1] == "%" and call.name[1:] in _MAKING)

    def _passed_on(self, path: str, fixture: Function) -> set[str]:
        """The parameters that a fixture gives as they are, or builds its value from."""
        module = self.snapshot.modules[path]
        found: set[str] = set()
        for value in (*fixture.returned, *_yielded(module, fixture)):
            found |= _roots(module, value)
        for name in tuple(found):
            for assign in self.types.bound(path, fixture.index, name):
                for item in assign.value.items if isinstance(assign.value, Op) else (assign.value,):
                    found |= _roots(module, item) if isinstance(item, CallRef) else set()
        return found

    def made(self) -> Iterator[Evidence]:
        """Clients that are made in test files."""
        for path, module in self.snapshot.tests():
            for call in module.calls:
                name = self.types.symbols.resolve(path, call.name)
                last = name.rpartition(".")[2].lstrip("%&")
                in_process = f"{name}()" in HTTPX and any(key in ("app", "transport") for key, _ in call.kwargs)
                in_process = in_process and not self._is_mocked(path, call)
                if (of_package(name) and last.endswith(("Client", "TestApp"))) or last in MAKERS or in_process:
                    yield Evidence(path, call.line, "makes a test client")

    def _is_mocked(self, path: str, call: Call) -> bool:
        """Whether a client's transport makes the answers up."""
        return self.types.of(path, call.scope, call.kwarg("transport")).startswith("httpx.MockTransport")


def _fixture_name(module: Module, decorator: Expr, function: Function) -> str:
    """The name of a fixture that a decorator declares; empty for other decorators."""
    call = module.call(decorator)
    name = call.name if call is not None else decorator.name if isinstance(decorator, Ref) else ""
    if not name.endswith("fixture"):
        return ""
    given = call.kwarg("name") if call is not None else None
    return given.value if isinstance(given, Const) and isinstance(given.value, str) else function.name


def _nearness(fixture: str, path: str) -> int:
    """How near a fixture's file is: the test's own, else that of the deepest common folder; 0 if in another branch."""
    folder = fixture.rpartition("/")[0]
    if fixture == path:
        return 1000
    return 1 + len(folder) if path.startswith(f"{folder}/") or not folder else 0


def _yielded(module: Module, fixture: Function) -> Iterator[Expr]:
    """What a generator fixture may yield: its variables and parameters."""
    for assign in module.assigns_of(fixture.index):
        if assign.target[0] == "%" and "." not in assign.target:
            yield Ref(assign.target)
    if fixture.is_generator:
        yield from (Ref(f"%{param.name}") for param in fixture.params)


def _roots(module: Module, value: Expr | None) -> set[str]:
    """The local names that a value starts from."""
    call = module.call(value)
    refs = (value, *call.args, Ref(call.name)) if call is not None else (value,)
    return {ref.name[1:].split(".")[0] for ref in refs if isinstance(ref, Ref) and ref.name[:1] == "%"}

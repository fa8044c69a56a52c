"""# Tests that assert nothing

**Reported**: a test function that the runner collects, without an `assert`, without `pytest.raises`, `warns` or
`fail`, and without a call of something that checks: `assert…`, `expect…`, `check…`, `verify…` and the like,
`raise_for_status`, or a function of the tests that asserts itself.

**Not reported**: tests that are marked to be skipped or expected to fail, methods that switch an inherited test off,
benchmarks, fixtures whose names begin with `test`, functions that take what no fixture gives and that their module calls as a
program, Django's own checks (`call_command("makemigrations", check=True)`), browsers and helpers that wait until something is
so (`WebDriverWait(…).until`, `until.true(…)`), programs that are told to check (`subprocess.run(["alembic", "check"],
check=True)`), interpreters of their own whose failure stops the test (`subprocess.run([sys.executable, …], check=True)`),
scenarios of pytest-bdd, whose steps assert, and two kinds of tests that check that nothing is raised: those that call for its
own sake what other tests of their module expect to raise, and those in which a stand-in raises (`mailer.send.side_effect =
OSError`) and no one catches it.

Such a test passes as long as nothing raises, whatever the code does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.api import Confidence, Finding, Severity, finding
from prodready.facts.python import Call, Expr, Flag, Function, Module, Ref, is_literal, last_word
from prodready.project.code.reach import Reach
from prodready.project.services.production import place, spot
from prodready.project.snapshot import Snapshot
from prodready.project.testing.modules import TestModules
from prodready.project.testing.stopping import bears_failures, expects_by_case, stops_by_itself

_CHECKS = re.compile(
    r"(?:^|_)(?:assert|expect|check|verify|validate|ensure|should|must|raises|warns|fail|compare|match|approve|snapshot|"
    r"benchmark|contains|require)|^(?:assert|fail|expect|check|verify|validate|ensure|should|raises|compare|benchmark|deprecated_call)|"
    r"assert|Equal$|^raise_for_status$|^(?:skip|xfail|importorskip|exit)$|^eq_$|^ok_$|^that$|^full_clean$|^validator$|^fnmatch_lines|^wait_for",
    re.I,
)
_EXEMPT = re.compile(
    r"(?:^|[._])(?:skip|skipif|xfail|fixture|benchmark|raises|expectedFailure|skipIf|skipUnless|slow_smoke)$"
    r"|^(?:pytest_bdd|behave|aloe|lettuce|radish)\.(?:\w+\.)*(?:given|when|step|scenario)$"
)
"""Decorators of what is no test, or none that has to check: steps of features that prepare and act, and scenarios, whose steps
assert."""
_RAISES = re.compile(r"^(?:raises|assertRaises\w*)$")
_STATED = re.compile(r"^_*(?:expect\w*|status|status_code|code)$")
"""Arguments by which a test's client is told what to compare the answer with."""
_WEBTEST = frozenset({"app", "testapp", "webtest", "test_app", "webapp"})
"""Usual names of WebTest's client, which raises at every status that was not asked for."""
_SMOKE = re.compile(
    r"no_?(?:exception|error|op)|(?:not|nt|never|without)_(?:\w+_)?(?:raise|fail|crash|error|exception|break|blow)|smoke|ignores?_|"
    r"works|noop|runs",
    re.I,
)
_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")
_FIXTURES = frozenset({"benchmark", "snapshot", "data_regression", "image_regression", "file_regression"})
DEPTH = 3
NEAR = 2
"""How many lines below a ``with`` what is expected to raise stands."""


@finding(
    code="TST101",
    name="test-asserts-nothing",
    section="testing",
    severity=Severity.WARNING,
    question="Does a test assert nothing?",
    why="It passes whatever the code returns, and counts as coverage.",
    fix="Assert what the call returns or changes.",
    references=("https://docs.pytest.org/en/stable/how-to/assert.html",),
)
def rule(snapshot: Snapshot, tests: TestModules, reach: Reach) -> Iterator[Finding]:
    """Collected tests in which nothing checks."""
    checker = _Checker(snapshot, reach)
    for path, functions in tests.functions.items():
        for function in functions:
            if not checker.is_exempt(path, function) and not checker.checks(path, function, DEPTH):
                message = f"{function.qualname} asserts nothing"
                level = Confidence.LOW if _SMOKE.search(function.name) else Confidence.MEDIUM
                yield spot("TST101", Severity.WARNING, place(path, function), message, level)


class _Checker:
    """Tells whether a function checks something, itself or through what it calls; answers are remembered."""

    def __init__(self, snapshot: Snapshot, reach: Reach) -> None:
        self._snapshot, self._reach = snapshot, reach
        self._known: dict[tuple[str, int], bool] = {}
        self._raising: dict[str, frozenset[str]] = {}
        tests = dict(snapshot.tests())
        self._webtest = any(
            item.target.startswith(("webtest", "django_webtest"))
            for module in tests.values()
            for item in module.imports
        )
        self._fixtures: dict[str, list[tuple[str, Function]]] = {}
        for path, module in tests.items():
            for function in module.functions:
                if any(self._decorator(module, each).endswith("fixture") for each in function.decorators):
                    self._fixtures.setdefault(function.name, []).append((path, function))

    def is_exempt(self, path: str, function: Function) -> bool:
        """Whether a function is no test, or none that has to check."""
        module = self._snapshot.modules[path]
        names = [self._decorator(module, each) for each in function.decorators]
        if function.owner >= 0:
            names += [self._decorator(module, each) for each in module.classes[function.owner].decorators]
        if any(_EXEMPT.search(name) for name in names):
            return True
        if any(not is_literal(value, None) for value in function.returned):
            return True  # what returns something is a helper, or a test of trial that waits
        if function.owner >= 0 and function.statements <= 1 and not self._reach.calls_in(path, function.index):
            cls = module.classes[function.owner]
            symbols = self._reach.types.symbols
            bases = [found for _, found in symbols.ancestors(path, cls) if found is not None and found.cls is not None]
            if any(function.name in symbols.methods.get((base.path, base.cls.index), {}) for base in bases if base.cls):
                return True  # switches an inherited test off
        return any(param.name in _FIXTURES for param in function.params) or self._is_run_by_hand(module, function)

    def _is_run_by_hand(self, module: Module, function: Function) -> bool:
        """Whether a function takes what no fixture gives, and what the module does as a program calls it."""
        names = function.taken
        if function.scope >= 0 or function.owner >= 0 or function.decorators or not names:
            return False
        if not module.has_guard or any(name in self._fixtures for name in names):
            return False
        calls = (call for call in module.calls if call.name == f":{function.name}")
        return any(len(call.arguments) >= len(names) and _is_in_main(module, call) for call in calls)

    @staticmethod
    def _decorator(module: Module, decorator: Expr) -> str:
        call = module.call(decorator)
        return call.name if call is not None else decorator.name if isinstance(decorator, Ref) else ""

    def checks(self, path: str, function: Function, depth: int) -> bool:
        """Whether a function asserts, raises, or calls what does."""
        key = (path, function.index)
        if key not in self._known:
            self._known[key] = False
            self._known[key] = self._checks(path, function, depth)
        return self._known[key]

    def _checks(self, path: str, function: Function, depth: int) -> bool:
        module = self._snapshot.modules[path]
        inner = [each for each in module.functions if _within(module, each, function.index)]
        if any(each.asserts or each.raised for each in inner):
            return True
        calls = self._reach.calls_in(path, function.index)
        if any(self._is_check(call) or self._asks(path, function, call) for call in calls):
            return True
        if any(stops_by_itself(module, call, self._reach.types.call_name(path, call)) for call in calls):
            return True
        if depth == 0:
            return bool(calls)  # too far to tell
        if any(self._by_fixture(path, call, function, depth) for call in calls):
            return True
        if any(call.has(Flag.STATEMENT) and last_word(call.name) in self._expected_to_raise(path) for call in calls):
            return True
        if expects_by_case(module, function) or bears_failures(module, function):
            return True
        return any(
            found.function is not None and self.checks(found.path, found.function, depth - 1)
            for found in self._reach.next_functions(path, function)
        )

    def _expected_to_raise(self, path: str) -> frozenset[str]:
        """The methods and functions that tests of a module call for their own sake and expect to raise something."""
        if path not in self._raising:
            calls = self._snapshot.modules[path].calls
            blocks = [call for call in calls if call.has(Flag.WITH) and _RAISES.search(last_word(call.name))]
            inside = (call for block in blocks for call in calls if _is_first_inside(block, call))
            self._raising[path] = frozenset(last_word(call.name) for call in inside if call.has(Flag.STATEMENT))
        return self._raising[path]

    def _by_fixture(self, path: str, call: Call, function: Function, depth: int) -> bool:
        """Whether a call runs what a fixture gives, and the fixture or the called method of what it makes checks something."""
        head = re.split(r"[.(\[]", call.name[1:])[0] if call.name[:1] == "%" else ""
        known = self._fixtures.get(head, ())
        if not known or function.param(head) is None:
            return False
        where, fixture = max(known, key=lambda item: _shared(path, item[0]))
        return self.checks(where, fixture, depth - 1) or any(
            self.checks(at, method, depth - 1)
            for at, method in self._made_methods(where, fixture, last_word(call.name))
        )

    def _made_methods(self, path: str, fixture: Function, name: str) -> Iterator[tuple[str, Function]]:
        """The methods of a name that objects have which a fixture makes."""
        symbols = self._reach.types.symbols
        for call in self._reach.calls_in(path, fixture.index):
            made = symbols.definition(symbols.resolve(path, call.name))
            if made is not None and made.cls is not None:
                found = symbols.method(made.path, made.cls, name)
                if found is not None and found.function is not None:
                    yield found.path, found.function

    def _asks(self, path: str, function: Function, call: Call) -> bool:
        """Whether a call says what it expects, or runs an inherited method that is not in the repository."""
        if any(_STATED.match(key) for key, _ in call.kwargs):
            return True
        head, _, last = call.name.rpartition(".")
        if self._webtest and re.split(r"[.%]", head)[-1] in _WEBTEST and last.lower().startswith(_VERBS):
            return True
        if head != "%self" or function.owner < 0:
            return False
        cls = self._snapshot.modules[path].classes[function.owner]
        symbols = self._reach.types.symbols
        known = symbols.method(path, cls, last) or symbols.class_field(path, cls, last)
        return known is None and not any(
            item.target == f"%self.{last}" for item in self._snapshot.modules[path].assigns
        )

    @staticmethod
    def _is_check(call: Call) -> bool:
        return any(_CHECKS.search(part) for part in re.split(r"[.%:&()\[\]]+", call.name)[-2:] if part)


def _is_in_main(module: Module, call: Call) -> bool:
    """Whether a call stands below ``if __name__ == "__main__"``, or in what is called there."""
    if call.has(Flag.MAIN):
        return True
    outer = module.outermost(call.scope)
    return outer is not None and any(each.has(Flag.MAIN) and each.name == f":{outer.name}" for each in module.calls)


def _shared(one: str, other: str) -> int:
    """How many folders two modules have in common at their beginning, which tells the nearest fixture of a name."""
    common = posixpath.commonpath([posixpath.dirname(one), posixpath.dirname(other)])
    return common.count("/") + 1 if common else 0


def _is_first_inside(block: Call, call: Call) -> bool:
    """Whether a call stands in the first lines below ``with pytest.raises(…):``, deeper than the ``with``."""
    near = block.end_line < call.line <= block.end_line + NEAR
    return near and call.scope == block.scope and call.column > block.column - len("with ")


def _within(module: Module, function: Function, outer: int) -> bool:
    scope = function.index
    while scope >= 0:
        if scope == outer:
            return True
        scope = module.functions[scope].scope
    return False

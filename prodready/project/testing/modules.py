"""The test modules that a runner collects, their test functions, and what of the application they import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Class, Const, Expr, Flag, Function, Import, Module, Ref, Seq
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot
from prodready.project.testing.conditions import Conditions
from prodready.project.testing.pytest_config import PytestConfig, pytest_configs
from prodready.project.testing.runs import TestRuns

_COLLECTED = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_tests?|tests|tests_[^/]*|[^/]*_spec|[^/]*_vows|test)\.py$")
OLD = re.compile(r"(?:^|[/_.-])(?:old|legacy|deprecated|obsolete|archived?)(?:[/_-]|$)", re.IGNORECASE)
"""Folders of tests that are kept and seldom run."""
_APART = re.compile(r"(?:^|[/_-])(?:perf|performance|benchmarks?|stress)(?:[/_-]|$)", re.IGNORECASE)
"""Folders of tests that measure time or load, which seldom run with the others."""
_BY_DEFAULT = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_tests?|tests?|[^/]*_spec|[^/]*_vows)\.py$")
_BLOCK = "describe_"
_STEPS = frozenset({"behave", "aloe", "lettuce", "radish", "pytest_bdd"})
"""Packages whose decorators make steps of features, which their runners run."""
_SKIPS = frozenset({"pytest.mark.skip", "unittest.skip", "unittest.SkipTest", "unittest.case.SkipTest"})
"""Marks of tests that never run; the exception makes one of the function."""


class Imported(msgspec.Struct, frozen=True):
    """An import of application code by a test: which file it comes from, and where it is imported."""

    target: str
    symbol: str
    path: str
    line: int


class TestModules(msgspec.Struct, frozen=True, dict=True):
    """Collected test modules with their test functions."""

    __test__ = False

    # By path; only modules that hold tests, those last that a condition may skip.
    functions: dict[str, tuple[Function, ...]]
    imports: tuple[Imported, ...]
    skippable: frozenset[str] = frozenset()  # modules of whose tests each is skipped under a condition
    stray: frozenset[str] = frozenset()  # modules whose names pytest collects neither by itself nor by a configuration

    def is_seldom_run(self, path: str) -> bool:
        """Whether a module may be skipped, is kept of old, measures time or load, or bears a name that not each runner collects."""
        return path in self.skippable or path in self.stray or bool(OLD.search(path) or _APART.search(path))

    @cached_property
    def count(self) -> int:
        """How many test functions there are."""
        return sum(len(found) for found in self.functions.values())


@fact
def test_modules(snapshot: Snapshot, symbols: Symbols, runs: TestRuns) -> TestModules:
    """Gather the collected modules and resolve their imports of application code."""
    functions: dict[str, tuple[Function, ...]] = {}
    skippable: set[str] = set()
    working = [config for config in pytest_configs(snapshot) if config.works]
    configs, own = [config for config in working if config.files], any(config.classes for config in working)
    asked = [posixpath.join(run.command.directory, target) for run in runs.runs for target in run.targets]
    for path, module in snapshot.tests():
        if _is_aside(path, working) and not any(_is_below(path, one) for one in asked):
            continue
        named = _COLLECTED.search(path) is not None or any(_collects(config, path) for config in configs)
        found = () if _is_skipped(module) else tuple(_tests(path, module, named, symbols, own))
        if found:
            may_skip = Conditions(path, module, symbols).may_skip
            functions[path] = tuple(sorted(found, key=may_skip))
            skippable.update([path] if all(map(may_skip, found)) else [])
    user = _user_model(snapshot) if any(item.target.startswith("django") for item in _all_imports(snapshot)) else ""
    imports = tuple(item for path in functions for item in _imports(path, snapshot, symbols, user))
    stray = {path for path in functions if not _BY_DEFAULT.search(path)}
    stray -= {path for path in stray if any(_collects(config, path) for config in configs)}
    return TestModules(functions, imports, frozenset(skippable), frozenset(stray))


def _all_imports(snapshot: Snapshot) -> Iterator[Import]:
    return (item for module in snapshot.modules.values() for item in module.imports)


def _user_model(snapshot: Snapshot) -> str:
    """The global name of the class that the settings of a Django project make its users (``AUTH_USER_MODEL``)."""
    modules = tuple(snapshot.application())
    for _, module in modules:
        for assign in module.assigns:
            value = assign.value.value if isinstance(assign.value, Const) else None
            if assign.target.lstrip(":&") == "AUTH_USER_MODEL" and isinstance(value, str) and "." in value:
                label, _, name = value.rpartition(".")
                return next(
                    (
                        f"{path}:{name}"
                        for path, other in modules
                        if label in path.split("/") and any(cls.qualname == name for cls in other.classes)
                    ),
                    "",
                )
    return ""


def _collects(config: PytestConfig, path: str) -> bool:
    """Whether ``python_files`` of a configuration takes a module: by its name, with a slash in the pattern by its path."""
    below = not config.directory or path.startswith(f"{config.directory}/")
    name = posixpath.basename(path)
    return below and any(fnmatch(path, f"*{one}") if "/" in one else fnmatch(name, one) for one in config.files)


def _is_aside(path: str, working: Sequence[PytestConfig]) -> bool:
    """Whether a module is only called like a test, among programs (``scripts/test_mails.py``), and ``testpaths`` says that tests
    stand elsewhere."""
    above = (config for config in working if _is_below(path, config.directory))
    nearest = max(above, key=lambda config: len(config.directory), default=None)
    if nearest is None or not nearest.paths or "test" in posixpath.dirname(path).lower():
        return False
    return not any(_is_below(path, posixpath.join(nearest.directory, one)) for one in nearest.paths)


def _is_below(path: str, place: str) -> bool:
    """Whether ``place``, which may hold wild cards, is a module or a folder round it."""
    place = posixpath.normpath(place.partition("::")[0])
    return place in ("", ".") or path == place or fnmatch(path, f"{place}/*")


def _tests(path: str, module: Module, named: bool, symbols: Symbols, own: bool) -> Iterator[Function]:
    """The tests of a module; ``own`` tells that a configuration says itself which classes hold tests."""
    steps = any(item.target.partition(".")[0] in _STEPS for item in module.imports)
    for function in module.functions:
        if _never_runs(module, function.decorators):
            continue
        if function.scope >= 0:
            if named and _is_described(module, function):
                yield function
        elif steps and any(module.written(item).partition(".")[0] in _STEPS for item in function.decorators):
            yield function
        elif function.name.startswith("test"):
            cls = module.classes[function.owner] if function.owner >= 0 else None
            taken = cls is None or ((named or _is_case(cls)) and (own or _holds_tests(path, module, cls, symbols)))
            if taken and (named or cls is not None):
                yield function


def _holds_tests(path: str, module: Module, cls: Class, symbols: Symbols) -> bool:
    """Whether a runner looks into a class: one that is named for tests or derives from something, or that another class
    with tests derives from; pytest passes over those with a constructor of their own."""
    if _never_runs(module, cls.decorators):
        return False
    derives = any(not (isinstance(base, Ref) and base.name == "builtins.object") for base in cls.bases)
    if derives or symbols.subclasses.get(f"{path}:{cls.qualname}"):
        return True
    made = any(each.owner == cls.index and each.name == "__init__" for each in module.functions)
    return _is_case(cls) and not made


def _never_runs(module: Module, decorators: Sequence[Expr]) -> bool:
    return any(module.written(item) in _SKIPS for item in decorators)


def _is_skipped(module: Module) -> bool:
    """Whether a module skips all of its tests without a condition: by its mark, or on import."""
    for assign in module.assigns:
        if assign.target == ":pytestmark" and assign.branch < 0:
            marks = assign.value.items if isinstance(assign.value, Seq) else (assign.value,)
            if any(module.written(mark) in _SKIPS for mark in marks):
                return True
    return any(
        call.name == "pytest.skip" and call.scope < 0 and call.branch < 0 and not call.flags & (Flag.TRY | Flag.EXCEPT)
        for call in module.calls
    )


def _is_described(module: Module, function: Function) -> bool:
    """Whether pytest-describe takes a nested function for a test: every function around it is a ``describe_…`` block."""
    if function.name.startswith(("_", _BLOCK)) or any(
        module.written(item).endswith("fixture") for item in function.decorators
    ):
        return False
    scope = function.scope
    while scope >= 0:
        around = module.functions[scope]
        if not around.name.startswith(_BLOCK):
            return False
        scope = around.scope
    return True


def _is_case(cls: Class) -> bool:
    return cls.name.startswith("Test") or cls.name.endswith(("Test", "Tests", "TestCase"))


def _imports(path: str, snapshot: Snapshot, symbols: Symbols, user: str) -> Iterator[Imported]:
    """What a test imports of the application; the model of its users also as what Django is asked for."""
    for call in snapshot.modules[path].calls if user else ():
        if call.name == "django.contrib.auth.get_user_model":
            yield Imported(user.partition(":")[0], user, path, call.line)
    for item in snapshot.modules[path].imports:
        if item.flags & Flag.TYPING:
            continue
        symbol = symbols.resolve(path, item.target)
        target = symbol.partition(":")[0]
        if target.endswith("/"):
            continue
        if target in snapshot.files and snapshot.role(target) in APPLICATION_ROLES:
            yield Imported(target, symbol, path, item.line)
    yield from _called(path, snapshot, symbols)


def _is_of_tests(path: str, name: str, snapshot: Snapshot, symbols: Symbols) -> bool:
    """Whether a dotted name means a module of the repository that is no application."""
    target = symbols.resolve(path, name)
    return target in snapshot.modules and snapshot.role(target) not in APPLICATION_ROLES


def _called(path: str, snapshot: Snapshot, symbols: Symbols) -> Iterator[Imported]:
    """What tests call through a module or package that they import whole (``import shop`` and ``shop.total(3)``), or by the
    name that a helper of tests gives them by a star (``from .helpers import *``)."""
    module = snapshot.modules[path]
    whole = {f"{item.target}.": item.line for item in module.imports if ":" not in symbols.resolve(path, item.target)}
    starred = (item for item in module.imports if item.local == "*")
    helper = next((item.line for item in starred if _is_of_tests(path, item.target, snapshot, symbols)), 0)
    for call in module.calls:
        line = helper if call.name[:1] == ":" else 0
        line = line or next((line for target, line in whole.items() if call.name.startswith(target)), 0)
        symbol = symbols.resolve(path, call.name) if line else ""
        target, _, name = symbol.partition(":")
        if name and target in snapshot.files and snapshot.role(target) in APPLICATION_ROLES:
            yield Imported(target, symbol, path, line)

"""The test modules that a runner collects, their test functions, and what of the application they import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Flag, Function, Module
from prodready.project.snapshot import Snapshot
from prodready.project.symbols import Symbols

_COLLECTED = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_tests?|tests|tests_[^/]*|[^/]*_spec|[^/]*_vows|test)\.py$")


@dataclass(frozen=True)
class Imported:
    """An import of application code by a test: which file it comes from, and where it is imported."""

    target: str
    symbol: str
    path: str
    line: int


@dataclass(frozen=True)
class TestModules:
    """Collected test modules with their test functions."""

    __test__ = False

    functions: dict[str, tuple[Function, ...]]  # by path; only modules that hold tests
    imports: tuple[Imported, ...]

    @cached_property
    def count(self) -> int:
        """How many test functions there are."""
        return sum(len(found) for found in self.functions.values())


@fact
def test_modules(snapshot: Snapshot, symbols: Symbols) -> TestModules:
    """Gather the collected modules and resolve their imports of application code."""
    functions: dict[str, tuple[Function, ...]] = {}
    for path, module in snapshot.tests():
        found = tuple(_tests(path, module))
        if found:
            functions[path] = found
    imports = tuple(item for path in functions for item in _imports(path, snapshot, symbols))
    return TestModules(functions, imports)


test_modules.__dict__.setdefault("__test__", False)


def _tests(path: str, module: Module) -> Iterator[Function]:
    named = _COLLECTED.search(path) is not None
    for function in module.functions:
        in_class = function.owner >= 0
        if not function.name.startswith("test") or function.scope >= 0:
            continue
        if named or (in_class and _is_case(module, function)):
            yield function


def _is_case(module: Module, function: Function) -> bool:
    cls = module.classes[function.owner]
    return cls.name.startswith("Test") or cls.name.endswith(("Test", "Tests", "TestCase"))


def _imports(path: str, snapshot: Snapshot, symbols: Symbols) -> Iterator[Imported]:
    for item in snapshot.modules[path].imports:
        if item.flags & Flag.TYPING:
            continue
        symbol = symbols.resolve(path, item.target)
        target = symbol.partition(":")[0]
        if target.endswith("/"):
            continue
        if target in snapshot.files and snapshot.role(target) in APPLICATION_ROLES:
            yield Imported(target, symbol, path, item.line)

"""The test modules that a runner collects, their test functions, and what of the application they import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Flag, Function, Module
from prodready.project.pytest_config import PytestConfig, pytest_configs
from prodready.project.snapshot import Snapshot
from prodready.project.symbols import Symbols

_COLLECTED = re.compile(r"(?:^|/)(?:test_[^/]*|[^/]*_tests?|tests|tests_[^/]*|[^/]*_spec|[^/]*_vows|test)\.py$")
_BLOCK = "describe_"


class Imported(msgspec.Struct, frozen=True):
    """An import of application code by a test: which file it comes from, and where it is imported."""

    target: str
    symbol: str
    path: str
    line: int


class TestModules(msgspec.Struct, frozen=True, dict=True):
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
    configs = [config for config in pytest_configs(snapshot) if config.works and config.files]
    for path, module in snapshot.tests():
        named = _COLLECTED.search(path) is not None or any(_collects(config, path) for config in configs)
        found = tuple(_tests(module, named))
        if found:
            functions[path] = found
    imports = tuple(item for path in functions for item in _imports(path, snapshot, symbols))
    return TestModules(functions, imports)


def _collects(config: PytestConfig, path: str) -> bool:
    """Whether ``python_files`` of a configuration takes a module: by its name, with a slash in the pattern by its path."""
    below = not config.directory or path.startswith(f"{config.directory}/")
    name = posixpath.basename(path)
    return below and any(fnmatch(path, f"*{one}") if "/" in one else fnmatch(name, one) for one in config.files)


def _tests(module: Module, named: bool) -> Iterator[Function]:
    for function in module.functions:
        in_class = function.owner >= 0
        if function.scope >= 0:
            if named and _is_described(module, function):
                yield function
        elif function.name.startswith("test") and (named or (in_class and _is_case(module, function))):
            yield function


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
    yield from _called(path, snapshot, symbols)


def _called(path: str, snapshot: Snapshot, symbols: Symbols) -> Iterator[Imported]:
    """What tests call through a module or package that they import whole: ``import shop`` and ``shop.total(3)``."""
    module = snapshot.modules[path]
    whole = {item.target for item in module.imports if ":" not in symbols.resolve(path, item.target)}
    for call in module.calls:
        if not any(call.name.startswith(f"{target}.") for target in whole):
            continue
        symbol = symbols.resolve(path, call.name)
        target, _, name = symbol.partition(":")
        if name and target in snapshot.files and snapshot.role(target) in APPLICATION_ROLES:
            yield Imported(target, symbol, path, call.line)

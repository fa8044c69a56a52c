"""Tests that are skipped under a condition, by marks on themselves, their class or their module."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.facts.python import Expr, Function, Module, Seq
from prodready.project.code.symbols import Symbols

_CONDITIONAL = frozenset({"pytest.mark.skipif", "unittest.skipIf", "unittest.skipUnless"})


class Conditions(msgspec.Struct, frozen=True, dict=True):
    """The marks of one test module."""

    path: str
    module: Module
    symbols: Symbols

    def may_skip(self, function: Function) -> bool:
        """Whether a condition decides if a test runs."""
        owner = self.module.classes[function.owner].decorators if function.owner >= 0 else ()
        return self._whole or any(map(self._is_conditional, (*function.decorators, *owner)))

    @cached_property
    def _whole(self) -> bool:
        return any(map(self._is_conditional, self._marks()))

    def _marks(self) -> Iterator[Expr]:
        """What ``pytestmark`` puts on all tests of the module."""
        for assign in self.module.assigns:
            if assign.target == ":pytestmark" and assign.value is not None:
                yield from assign.value.items if isinstance(assign.value, Seq) else (assign.value,)

    def _is_conditional(self, mark: Expr) -> bool:
        """Whether a mark skips under a condition, itself or by the name that a module of the tests gives it."""
        written = self.module.written(mark)
        found = self.symbols.definition(self.symbols.resolve(self.path, written)) if written else None
        if found is not None and found.assign is not None:
            written = self.symbols.modules[found.path].written(found.assign.value)
        return written in _CONDITIONAL

"""What is bound to local variables, to their attributes and to those of ``self``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from sys import intern
from typing import TypeAlias

import msgspec

from prodready.facts.python import Assign
from prodready.project.code.symbols import Symbols

_ON_CONTEXT = re.compile(r"(?:^|[.:])g\.\w+$")
Table: TypeAlias = dict[tuple[int, str], Sequence[Assign]]


class Bindings(msgspec.Struct):
    """Assignments by what they bind, in textual order; each module's are sorted once."""

    symbols: Symbols
    _locals: dict[str, Table] = msgspec.field(default_factory=dict)
    _attributes: dict[str, Table] = msgspec.field(default_factory=dict)
    _selves: dict[str, Table] = msgspec.field(default_factory=dict)
    _hung: dict[str, list[tuple[str, Assign]]] | None = None

    def locals(self, path: str) -> Table:
        """Those of local variables, by (function index, name)."""
        if path not in self._locals:
            self._locals[path] = _table(
                (assign.scope, assign.target[1:], assign)
                for assign in self.symbols.modules[path].assigns
                if assign.target[0] == "%" and "." not in assign.target and "[" not in assign.target
            )
        return self._locals[path]

    def attributes(self, path: str) -> Table:
        """Those of attributes of other local variables, by (function index, ``request.state.db``)."""
        if path not in self._attributes:
            self._attributes[path] = _table(
                (assign.scope, target[1:], assign)
                for assign in self.symbols.modules[path].assigns
                if (target := assign.target)[0] == "%"
                and "." in target
                and "[" not in target
                and not target.startswith("%self.")
            )
        return self._attributes[path]

    def of_self(self, path: str) -> Table:
        """Those of attributes of ``self``, and of ``cls`` in class methods, by (class index, name)."""
        if path not in self._selves:
            named = ((assign, assign.target.partition(".")) for assign in self.symbols.modules[path].assigns)
            self._selves[path] = _table(
                (assign.owner, name, assign)
                for assign, (holder, _, name) in named
                if assign.owner >= 0 and holder in ("%self", "%cls") and name and "." not in name
            )
        return self._selves[path]

    def on_context(self, name: str) -> Sequence[tuple[str, Assign]]:
        """What the repository hangs on the request's context under a global name (``flask.g.db``), with the modules."""
        if self._hung is None:
            self._hung = {}
            for path, module in self.symbols.modules.items():
                for assign in module.assigns:
                    if _ON_CONTEXT.search(assign.target):
                        self._hung.setdefault(self.symbols.resolve(path, assign.target), []).append((path, assign))
        return self._hung.get(name, ())


def _table(bound: Iterable[tuple[int, str, Assign]]) -> Table:
    """Most names are bound once, and the same ones in many modules."""
    table: dict[tuple[int, str], list[Assign]] = {}
    for index, name, assign in bound:
        table.setdefault((index, intern(name)), []).append(assign)
    return {key: tuple(found) for key, found in table.items()}

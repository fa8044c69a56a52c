"""What is bound to local variables, to their attributes and to those of ``self``."""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import TypeAlias

import msgspec

from prodready.facts.python import Assign
from prodready.project.symbols import Symbols

Table: TypeAlias = dict[tuple[int, str], Sequence[Assign]]


class Bindings(msgspec.Struct):
    """Assignments by what they bind, in textual order; each module's are sorted once."""

    symbols: Symbols
    _locals: dict[str, Table] = msgspec.field(default_factory=dict)
    _attributes: dict[str, Table] = msgspec.field(default_factory=dict)
    _selves: dict[str, Table] = msgspec.field(default_factory=dict)

    def locals(self, path: str) -> Table:
        """Those of local variables, by (function index, name)."""
        table = self._locals.get(path)
        if table is None:
            table = self._locals[path] = {}
            for assign in self.symbols.modules[path].assigns:
                if assign.target[0] == "%" and "." not in assign.target and "[" not in assign.target:
                    _add(table, assign.scope, assign.target[1:], assign)
        return table

    def attributes(self, path: str) -> Table:
        """Those of attributes of other local variables, by (function index, ``request.state.db``)."""
        table = self._attributes.get(path)
        if table is None:
            table = self._attributes[path] = {}
            for assign in self.symbols.modules[path].assigns:
                target = assign.target
                if target[0] == "%" and "." in target and "[" not in target and not target.startswith("%self."):
                    _add(table, assign.scope, target[1:], assign)
        return table

    def of_self(self, path: str) -> Table:
        """Those of attributes of ``self``, and of ``cls`` in class methods, by (class index, name)."""
        table = self._selves.get(path)
        if table is None:
            table = self._selves[path] = {}
            for assign in self.symbols.modules[path].assigns:
                holder, _, name = assign.target.partition(".")
                if assign.owner >= 0 and holder in ("%self", "%cls") and name and "." not in name:
                    _add(table, assign.owner, name, assign)
        return table


def _add(table: Table, index: int, name: str, assign: Assign) -> None:
    """Most names are bound once, and the same ones in many modules."""
    key = (index, intern(name))
    table[key] = (*table[key], assign) if key in table else (assign,)

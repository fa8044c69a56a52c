"""The class of a row whose own text is shown (``f"{order}"``), which its ``__str__`` tells."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from prodready.facts.python import Const, Expr, Module, Ref, last_word
from prodready.project.code.known_types import cut
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.taint.attribute_origins import AttributeOrigins

TEXT = "__str__"
_MODEL = re.compile(r"^django\.db\.models\.(?:base\.)?Model$")
_RELATIONS = frozenset({"ForeignKey", "OneToOneField", "ParentalKey"})
_OF_TEXTS = frozenset(name for name in dir(str) if not name.startswith("_"))


class ShownRows(msgspec.Struct, frozen=True, dict=True):
    """Answers over one snapshot."""

    types: Types
    attributes: AttributeOrigins

    def of(self, path: str, scope: int, expr: Expr) -> Definition | None:
        """The class that says what a name shows: the known one of a value, else that which a variable is called after, if its
        attributes are asked for as well, or that which a column of such a variable leads to."""
        if not isinstance(expr, Ref) or expr.name[:1] != "%":
            return None
        found = self._class(path, scope, expr)
        if found is None and expr.name.count(".") == 1:
            head, _, column = expr.name.partition(".")
            owner = self._class(path, scope, Ref(head, expr.line))
            found = self._related(owner, column) if owner is not None else None
        return found if found is not None and (self.tells(found) or self._is_plain(found)) else None

    def _class(self, path: str, scope: int, expr: Ref) -> Definition | None:
        """The class with columns that a value is an instance of."""
        symbols = self.types.symbols
        known = self.types.of(path, scope, expr)
        found = symbols.definition(known.removesuffix("()")) if known.endswith("()") else None
        if found is not None and found.cls is not None:
            return found if self.attributes.has_columns(found.path, found.cls) else None
        if known or "." in expr.name:
            return None
        asked = _asked(symbols.modules[path], scope, expr.name)
        named = self._by_name.get(_plain(expr.name[1:]), []) if asked else []
        if len(named) != 1 or not (self.tells(named[0]) or self._has_all(named[0], asked)):
            return None
        return named[0]

    def tells(self, owner: Definition) -> bool:
        """Whether a class of the repository says how its rows are shown."""
        method = self.types.symbols.method(owner.path, owner.cls, TEXT) if owner.cls is not None else None
        return method is not None and method.function is not None

    def _has_all(self, owner: Definition, asked: set[str]) -> bool:
        """Whether a class has all attributes that a variable is asked for."""
        symbols = self.types.symbols
        return owner.cls is not None and all(
            symbols.class_field(owner.path, owner.cls, name.removesuffix("_id")) is not None
            or symbols.method(owner.path, owner.cls, name) is not None
            for name in asked - {"id", "pk"}
        )

    def _is_plain(self, owner: Definition) -> bool:
        """Whether nothing but Django says how a row is shown: by the name of its class and its key."""
        bases = [] if owner.cls is None else list(self.types.symbols.ancestors(owner.path, owner.cls))
        outside = [name for name, found in bases if found is None or found.cls is None]
        return bool(outside) and all(map(_MODEL.match, outside))

    def _related(self, owner: Definition, column: str) -> Definition | None:
        """The class of the rows that a column leads to."""
        symbols = self.types.symbols
        field = symbols.class_field(owner.path, owner.cls, column) if owner.cls is not None else None
        call = symbols.modules[field[0]].call(field[1].value) if field is not None else None
        if field is None or call is None or last_word(call.name) not in _RELATIONS:
            return None
        to = call.arg(0, "to")
        if isinstance(to, Ref):
            found = symbols.definition(symbols.resolve(field[0], to.name))
            return found if found is not None and found.cls is not None else None
        named = self._by_name.get(_plain(str(to.value).rpartition(".")[2]), []) if isinstance(to, Const) else []
        return named[0] if len(named) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[Definition]]:
        """The classes with columns, by their names."""
        found: dict[str, list[Definition]] = {}
        symbols = self.types.symbols
        for path, index in symbols.fields:
            cls = symbols.modules[path].classes[index]
            owner = Definition(path, cls.qualname, cls=cls)
            if self.attributes.has_columns(path, cls):
                found.setdefault(_plain(cls.name), []).append(owner)
        return found


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _asked(module: Module, scope: int, name: str) -> set[str]:
    """The attributes that a function asks a variable for and that no text has."""
    used = [(item.name, item.scope) for item in module.reads] + [(item.name, item.scope) for item in module.calls]
    head = f"{name}."
    asked = {cut(each[len(head) :])[0] for each, where in used if where == scope and each.startswith(head)}
    return asked - _OF_TEXTS

"""The class of a row whose own text is shown (``f"{order}"``), which its ``__str__`` tells."""

from __future__ import annotations

from functools import cached_property

import msgspec

from prodready.facts.python import Expr, Module, Ref
from prodready.project.code.known_types import cut
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.taint.attribute_origins import AttributeOrigins

TEXT = "__str__"
_OF_TEXTS = frozenset(name for name in dir(str) if not name.startswith("_"))


class ShownRows(msgspec.Struct, frozen=True, dict=True):
    """Answers over one snapshot."""

    types: Types
    attributes: AttributeOrigins

    def of(self, path: str, scope: int, expr: Expr) -> Definition | None:
        """The class that says what a name shows: the known one of a value, else that which a variable is called after, if its
        attributes are asked for as well."""
        if not isinstance(expr, Ref) or expr.name[:1] != "%":
            return None
        symbols = self.types.symbols
        known = self.types.of(path, scope, expr)
        found = symbols.definition(known.removesuffix("()")) if known.endswith("()") else None
        if found is not None and found.cls is not None:
            return found if self.attributes.has_columns(found.path, found.cls) and self._tells(found) else None
        if known or "." in expr.name or not _is_object(symbols.modules[path], scope, expr.name):
            return None
        named = self._by_name.get(_plain(expr.name[1:]), [])
        return named[0] if len(named) == 1 else None

    def _tells(self, owner: Definition) -> bool:
        method = self.types.symbols.method(owner.path, owner.cls, TEXT) if owner.cls is not None else None
        return method is not None and method.function is not None

    @cached_property
    def _by_name(self) -> dict[str, list[Definition]]:
        """The classes with columns that say how their rows are shown, by their names."""
        found: dict[str, list[Definition]] = {}
        symbols = self.types.symbols
        for path, index in symbols.fields:
            cls = symbols.modules[path].classes[index]
            owner = Definition(path, cls.qualname, cls=cls)
            if self.attributes.has_columns(path, cls) and self._tells(owner):
                found.setdefault(_plain(cls.name), []).append(owner)
        return found


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def _is_object(module: Module, scope: int, name: str) -> bool:
    """Whether a function asks a variable for attributes that no text has."""
    used = [(item.name, item.scope) for item in module.reads] + [(item.name, item.scope) for item in module.calls]
    head = f"{name}."
    asked = {cut(each[len(head) :])[0] for each, where in used if where == scope and each.startswith(head)}
    return bool(asked - _OF_TEXTS)

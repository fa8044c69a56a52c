"""Whether an attribute can be anything: of a class, of its instances, or of those that derive from it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from functools import cached_property

from prodready.facts.python import Class, Const, Expr, Function, Ref, is_literal
from prodready.project.code.annotations import is_of_class
from prodready.project.code.chains import is_property
from prodready.project.code.passed import ELSEWHERE
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.number_fields import is_number_column

_PLACEHOLDERS = frozenset({"?", "%s"})
_MODEL = re.compile(r"(?:^|\.)(?:BaseModel|SQLModel|Struct|Schema|TypedDict)$")


class Attributes(ABC):
    """The part of ``Variability`` that looks at classes."""

    snapshot: Snapshot
    types: Types

    @abstractmethod
    def varies(self, path: str, scope: int, expr: Expr | None, depth: int) -> bool:
        """Whether an expression can be anything."""

    @abstractmethod
    def _returns(self, path: str, function: Function, depth: int) -> bool:
        """Whether a function may return it."""

    def _attribute(self, path: str, scope: int, head: Ref, attribute: str, depth: int) -> bool:
        """An attribute of something else: of a class, or of a value whose class is known."""
        symbols = self.types.symbols
        known = self.types.of(path, scope, head).removesuffix("()") if head.name else ""
        typed = self.types.typed(path, scope, head.name) if head.name else ""  # of ``type[Model]`` the class itself
        for symbol in (symbols.resolve(path, head.name) if head.name else "", known, typed):
            owner = symbols.definition(symbol)
            if owner is not None and owner.cls is not None:
                return self._member(owner.path, owner.cls, attribute, depth)
        return attribute not in self._marks

    @cached_property
    def _marks(self) -> frozenset[str]:
        """Names under which classes keep how their driver writes a placeholder, and nothing else keeps anything."""
        found: dict[str, bool] = {}
        for _, module in self.snapshot.application():
            for item in module.assigns:
                name = item.target[1:] if item.target[0] == "&" else item.target.rpartition(".")[2]
                if item.target[0] == "&" or "." in item.target:
                    value = item.value.value if isinstance(item.value, Const) else ""
                    found[name] = found.get(name, True) and value in _PLACEHOLDERS
        return frozenset(name for name, mark in found.items() if mark)

    def _member(self, path: str, cls: Class, name: str, depth: int) -> bool:
        symbols = self.types.symbols
        module = symbols.modules[path]
        method = None if name in symbols.fields.get((path, cls.index), {}) else symbols.method(path, cls, name)
        if method is not None and method.function is not None and is_property(method.function):
            if all(is_literal(item, None) for item in method.function.returned):
                return self._of_heirs(path, cls, name, depth)
            return self._returns(method.path, method.function, depth)
        declared = symbols.class_field(path, cls, name)
        kept = symbols.modules[declared[0]] if declared is not None else None
        if declared is not None and kept is not None and is_number_column(kept, kept.call(declared[1].value)):
            return False
        own = [item for item in module.assigns if item.target == f"%self.{name}" and item.owner == cls.index]
        if own:
            values = (item for item in own if item.value is not None)
            return any(self.varies(path, item.scope, item.value, depth - 1) for item in values)
        if declared is None:
            bases = (base for _, base in symbols.ancestors(path, cls))
            return self._of_heirs(path, cls, name, depth) and not any(
                base is not None and base.cls is not None and not self._member(base.path, base.cls, name, depth - 1)
                for base in bases
            )
        where, assign = declared
        given_by_callers = (
            assign.annotation is not None
            and not is_of_class(symbols, where, assign.annotation)
            and (any(_MODEL.search(base) for base, _ in symbols.ancestors(path, cls)) or bool(cls.decorators))
        )
        if assign.value is None and not given_by_callers:
            return self._of_heirs(path, cls, name, depth)
        return given_by_callers or self.varies(where, assign.scope, assign.value, depth - 1)

    def _of_heirs(self, path: str, cls: Class, name: str, depth: int) -> bool:
        """Whether what a class leaves to those that derive from it can be anything in one of them; nobody says: yes."""
        symbols, told = self.types.symbols, False
        for where, heir in symbols.subclasses.get(f"{path}:{cls.qualname}", ()):
            if self.snapshot.role(where) in ELSEWHERE:
                continue
            key, target = (where, heir.index), f"%self.{name}"
            set_ = any(item.target == target and item.owner == heir.index for item in symbols.modules[where].assigns)
            if set_ or name in symbols.fields.get(key, {}) or name in symbols.methods.get(key, {}):
                told = True
                if depth <= 0 or self._member(where, heir, name, depth - 1):
                    return True
        return not told

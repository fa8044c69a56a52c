"""Whether the keys of a dict can be anything: columns often are the keys of a dict that the code spells out."""

from __future__ import annotations

from abc import ABC, abstractmethod

from prodready.facts.python import Call, CallRef, Expr, Map, Op, Ref
from prodready.project.code.passed import Passed
from prodready.project.code.reaching import reaching
from prodready.project.code.types import Types
from prodready.project.taint.closed_values import ClosedValues
from prodready.project.taint.loop_values import is_empty

_FIELDS = frozenset({"model_dump", "asdict", "_asdict", "model_to_dict"})
"""Calls whose keys are the fields of a class."""


class DictKeys(ABC):
    """The half of ``Variability`` that looks at keys."""

    types: Types
    passed: Passed
    closed: ClosedValues

    @abstractmethod
    def varies(self, path: str, scope: int, expr: Expr | None, depth: int) -> bool:
        """Whether an expression can be anything."""

    def _keys(self, path: str, scope: int, expr: Expr | None, depth: int) -> bool:
        """Whether the keys of a dict may be text from outside."""
        module = self.types.symbols.modules[path]
        if depth <= 0:
            return True
        if isinstance(expr, Map):
            return any(
                self.varies(path, scope, key, depth - 1) if key else self._keys(path, scope, value, depth - 1)
                for key, value in expr.items
            )
        if isinstance(expr, Op) and expr.kind == "comp" and len(expr.items) == 3:
            if not self.varies(path, scope, expr.items[0], depth - 1):
                return False  # the comprehension lets only some keys through
            call = module.call(expr.items[2])
            if call is not None and call.name.endswith((".items", ".keys")) and isinstance(expr.items[0], Ref):
                return self._keys(path, scope, Ref(call.name.rpartition(".")[0], call.line), depth - 1)
        if isinstance(expr, Op):
            return self.varies(path, scope, expr.items[0], depth - 1)
        if isinstance(expr, CallRef):
            return self._keys_of_call(path, module.calls[expr.index], depth)
        if isinstance(expr, Ref) and expr.name.endswith(".__dict__"):
            return False  # the names that a class gives its attributes
        return not isinstance(expr, Ref) or self._keys_of_name(path, scope, expr, depth)

    def _keys_of_call(self, path: str, call: Call, depth: int) -> bool:
        last = call.name.rpartition(".")[2]
        if last in _FIELDS or (call.name == "builtins.dict" and not call.args and call.kwarg("**") is None):
            return False
        if call.name == "builtins.dict" and len(call.args) == 1:
            return not self.closed.is_row(path, call.scope, call.args[0]) and self._keys(
                path, call.scope, call.args[0], depth
            )
        callee = self.types.callee(path, call)
        if callee is None or callee.function is None or not callee.function.returned:
            return True
        function = callee.function
        return any(self._keys(callee.path, function.index, item, depth - 1) for item in function.returned)

    def _keys_of_name(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        module = self.types.symbols.modules[path]
        known = self.types.symbols.definition(self.types.of(path, scope, expr).removesuffix("()"))
        if known is not None and known.cls is not None:
            bases = self.types.symbols.ancestors(known.path, known.cls)
            if any(name.endswith(".TypedDict") for name, _ in bases):
                return False
        if expr.name[0] == "%" and "." not in expr.name:
            bound = reaching(module, self.types.bound(path, scope, expr.name), expr.line)
            if not bound:
                return self._keys_passed(path, scope, expr, depth)
            set_ = [item.key for item in module.assigns_of(scope) if item.target == f"{expr.name}[]"]
            if not set_ and all(item.value is not None and is_empty(item.value) for item in bound):
                return self._is_handed_on(path, scope, expr)
            more = [call for call in module.calls_of(scope) if call.name == f"{expr.name}.update"]
            return (
                any(item.value is None or self._keys(path, scope, item.value, depth - 1) for item in bound)
                or any(self.varies(path, scope, key, depth - 1) for key in set_)
                or any(self._keys(path, scope, item, depth - 1) for call in more for item in call.args)
            )
        found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
        if found is None or found.assign is None or found.assign.value is None or is_empty(found.assign.value):
            return True
        return self._keys(found.path, found.assign.scope, found.assign.value, depth - 1)

    def _is_handed_on(self, path: str, scope: int, expr: Ref) -> bool:
        """Whether something else is given an empty dict to fill (``self.collect(tables)``)."""
        return any(
            call.scope == scope
            and not call.name.startswith("builtins.")
            and any(isinstance(item, Ref) and item.name == expr.name for item in call.args)
            for call in self.types.symbols.modules[path].calls
        )

    def _keys_passed(self, path: str, scope: int, expr: Ref, depth: int) -> bool:
        """Whether the keys of a parameter's value may be text from outside."""
        function = self.types.symbols.modules[path].functions[scope] if scope >= 0 else None
        if function is None or function.param(expr.name[1:]) is None:
            return True
        if self.passed.spells_names(path, function, expr.name[1:]):
            return False
        values = self.passed.to(path, function, expr.name[1:])
        return values is None or any(self._keys(where, inner, value, depth - 1) for where, inner, value in values)

"""What the callers in the repository pass to a function's parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Function, Map, Module, Op, Param, Ref, last_word
from prodready.project.code.calls import Calls, calls_of
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

Site: TypeAlias = tuple[str, Call]
"""A call and the module in which it stands."""
Value: TypeAlias = tuple[str, int, Expr | None]
"""An expression with the module and the function in which it means something."""

_WRAPPERS = frozenset(
    {"staticmethod", "classmethod", "contextmanager", "asynccontextmanager", "abstractmethod", "override", "overload"}
    | {"cache", "lru_cache", "property", "cached_property"}
)
"""Decorators that leave the parameters as they are."""
ELSEWHERE = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.TEMPLATE})
"""Code that calls with values that mean nothing for the service."""
MAX_CALLERS = 60


class Passed(msgspec.Struct, frozen=True):
    """Looks callers up by the function's name; those that are known to call another function are left out."""

    snapshot: Snapshot
    types: Types
    calls: Calls

    def to(self, path: str, function: Function, name: str) -> list[Value] | None:
        """What is passed as parameter ``name``, defaults included; None if the outside may call or nobody is known to."""
        module = self.snapshot.modules[path]
        if name not in function.taken or not all(
            last_word(module.written(item)) in _WRAPPERS for item in function.decorators
        ):
            return None
        param = function.param(name)
        default: Value | None = (path, -1, param.default) if param is not None and param.default is not None else None
        found: list[Value] = []
        called = False
        for where, call in self._callers(path, module, function):
            called = True
            given = self._given(where, call, _given_by(call, function, name), name)
            if given is None or not (given or default):
                return None
            found.extend(given)
        if not called:  # a method that nobody calls has its defaults, a function may be called by its name
            keeps = function.owner >= 0 and (function.name != "__init__" or _is_text(param))
            return [default] if default is not None and keeps else None
        return [*found, default] if default is not None else found

    def spells_names(self, path: str, function: Function, name: str) -> bool:
        """Whether every caller writes down the names of the keyword arguments that a parameter gathers (``**options``)."""
        param = function.param(name)
        if param is None or param.kind != "**":
            return False
        calls = [call for _, call in self._callers(path, self.snapshot.modules[path], function)]
        return bool(calls) and all(call.kwarg("**") is None for call in calls)

    def _spelt_out(self, where: str, call: Call, spread: Expr, name: str) -> Expr | None:
        """What a dict that the code spells out gives to a parameter (``search(**options)``); None if it is not known."""
        bound: list[Expr | None] = [spread]
        if isinstance(spread, Ref) and spread.name[0] == "%":
            bound = [item.value for item in self.types.bound(where, call.scope, spread.name)]
        spelt = bound[0] if len(bound) == 1 else None
        if not isinstance(spelt, Map):
            return None
        given = (value for key, value in spelt.items if isinstance(key, Const) and key.value == name)
        return next(given, None)

    def _given(self, where: str, call: Call, value: Expr | None, name: str, depth: int = 4) -> list[Value] | None:
        """What one call gives for a parameter, itself or by a dict that it spreads; empty if nothing, None if unknown."""
        spread = call.kwarg("**")
        if value is None and spread is not None:
            value = self._spelt_out(where, call, spread, name)
            if value is None:
                return self._handed_on(where, call, spread, name, depth - 1) if depth else None
        return [] if value is None else [(where, call.scope, value)]

    def _handed_on(self, where: str, call: Call, spread: Expr, name: str, depth: int) -> list[Value] | None:
        """What the callers of a function give by name that it hands on (``def make(**options): Store(**options)``)."""
        module = self.snapshot.modules[where]
        function = module.functions[call.scope] if call.scope >= 0 else None
        taken = function.param(spread.name[1:]) if function is not None and isinstance(spread, Ref) else None
        if function is None or taken is None or taken.kind != "**":
            return None
        given = [
            self._given(at, each, each.kwarg(name), name, depth) for at, each in self._callers(where, module, function)
        ]
        known = [values for values in given if values is not None]
        return [value for values in known for value in values] if given and len(known) == len(given) else None

    def _callers(self, path: str, module: Module, function: Function) -> Iterator[Site]:
        name = function.name
        if name == "__init__" and function.owner >= 0:
            yield from self._makers(path, module, function)
            yield from self._super_calls(path, module, function)
            return
        for where, call in self.calls.named(name)[:MAX_CALLERS]:
            if self.may_call(where, call, path, function):
                yield where, call

    def certain(self, path: str, function: Function) -> Iterator[Site]:
        """The calls that are known to be of a function."""
        for where, call in self.calls.named(function.name)[:MAX_CALLERS]:
            found = self.types.callee(where, call)
            if found is not None and found.path == path and found.function == function:
                yield where, call

    def _makers(self, path: str, module: Module, constructor: Function) -> Iterator[Site]:
        """The calls that make instances of a class, also by the names of those that inherit its constructor."""
        owner = module.classes[constructor.owner]
        yield from self.calls.named(owner.name)[:MAX_CALLERS]
        heirs = self.types.symbols.subclasses.get(f"{path}:{owner.qualname}", ())
        for where, call in (item for _, heir in heirs for item in self.calls.named(heir.name)[:MAX_CALLERS]):
            found = self.types.callee(where, call)
            if found is not None and found.path == path and found.function == constructor:
                yield where, call

    def _super_calls(self, path: str, module: Module, constructor: Function) -> Iterator[Site]:
        """The calls of a constructor by those of the classes that derive from its own."""
        owner = module.classes[constructor.owner]
        heirs = {
            (where, heir.index) for where, heir in self.types.symbols.subclasses.get(f"{path}:{owner.qualname}", ())
        }
        for where, call in self.calls.named("__init__"):
            if (where, call.owner) in heirs and self.may_call(where, call, path, constructor):
                yield where, call

    def may_call(self, where: str, call: Call, path: str, function: Function) -> bool:
        """Whether a call of that name may reach the function: it is not known to reach an unrelated one."""
        found = self.types.callee(where, call)
        if found is None or found.function is None or found.function.name != function.name:
            if function.owner < 0:
                return call.name == f"%{function.name}"  # of a function inside a function; others are known
            if call.name == f"builtins.{function.name}" or self._is_foreign(where, call, path, function):
                return False
            return _fits(call, function) and (function.name != "__init__" or call.name.startswith("builtins.super()"))
        if (found.path, found.function.index) == (path, function.index):
            return True
        if found.function.owner < 0 or function.owner < 0:
            return False
        return self._related(found.path, found.function, path, function) or self._may_be(where, call, path, function)

    def _may_be(self, where: str, call: Call, path: str, method: Function) -> bool:
        """Whether a variable that is bound in several ways holds an instance of the method's class in one of them."""
        name = call.name.rpartition(".")[0]
        bound = self.types.bound(where, call.scope, name)
        owner = f"{path}:{self.types.symbols.modules[path].classes[method.owner].qualname}()"
        values = (value for item in bound for value in _alternatives(item.value))
        return any(self.types.of(where, call.scope, value) == owner for value in values)

    def _is_foreign(self, where: str, call: Call, path: str, method: Function) -> bool:
        """Whether a call is known to be one of a library's class from which the method's does not derive."""
        owner = self.types.call_name(where, call).rpartition(".")[0]
        if not owner.endswith("()") or ".py:" in owner or owner[0] in "%&?:":
            return False
        if owner == "builtins.super()" and call.owner >= 0:
            return not self._derives(where, call.owner, path, method)
        symbols = self.types.symbols
        cls = symbols.modules[path].classes[method.owner]
        return all(base != owner.removesuffix("()") for base, _ in symbols.ancestors(path, cls))

    def _derives(self, where: str, owner: int, path: str, method: Function) -> bool:
        """Whether a class derives from the method's, as far as its bases are known."""
        symbols = self.types.symbols
        goal = symbols.modules[path].classes[method.owner]
        bases = symbols.ancestors(where, symbols.modules[where].classes[owner])
        return any(
            name[:1] in "%&?:" if base is None else (base.path, base.cls) == (path, goal) for name, base in bases
        )

    def _related(self, one_path: str, one: Function, path: str, other: Function) -> bool:
        """Whether one function overrides the other."""
        symbols = self.types.symbols
        first, second = symbols.modules[one_path].classes[one.owner], symbols.modules[path].classes[other.owner]
        return any(
            base is not None and base.cls is not None and (base.path, base.cls.index) == goal
            for start, cls, goal in (
                (one_path, first, (path, second.index)),
                (path, second, (one_path, first.index)),
            )
            for _, base in symbols.ancestors(start, cls)
        )


def _alternatives(value: Expr | None) -> tuple[Expr | None, ...]:
    """What a conditional expression may be."""
    return (value.items[0], value.items[2]) if isinstance(value, Op) and value.kind == "if" else (value,)


def _given_by(call: Call, function: Function, name: str) -> Expr | None:
    """What a call gives for a parameter; ``Base.__init__(self, table)`` names the instance first."""
    unbound = function.owner >= 0 and call.args[:1] and isinstance(call.args[0], Ref) and call.args[0].name == "%self"
    if unbound and not call.name.startswith(("%self.", "builtins.super()")) and name in function.taken:
        return call.arg(function.taken.index(name) + 1, name)
    return function.given(call, name)


def _is_text(param: Param | None) -> bool:
    """Whether a parameter has a text as its default, which a class that is made by another name keeps."""
    return param is not None and isinstance(param.default, Const) and bool(param.default.value)


def _fits(call: Call, function: Function) -> bool:
    """Whether a call has the arguments that a method takes."""
    taken = [param for param in function.params if param.name not in ("self", "cls")]
    if any(param.kind in ("*", "**") for param in taken) or call.kwarg("**") is not None:
        return True
    if any(isinstance(item, Op) and item.kind == "*" for item in call.args):
        return True
    given = {key for key, _ in call.kwargs} | {param.name for param in taken[: len(call.args)]}
    needed = {param.name for param in taken if param.default is None}
    return len(call.args) <= len(taken) and needed <= given <= {param.name for param in taken}


@fact
def passed(snapshot: Snapshot, types: Types) -> Passed:
    """What is passed, over one snapshot; migrations and scripts call as well as the application does."""
    code = (item for item in snapshot.modules.items() if snapshot.role(item[0]) not in ELSEWHERE)
    return Passed(snapshot, types, calls_of(types, code))

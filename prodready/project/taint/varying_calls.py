"""Whether what a call gives can be anything: by what a well-known function makes it of, by what an own one returns."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from prodready.facts.python import Call, CallRef, Const, Expr, Function, Ref, Seq, Sub
from prodready.project.code.passed import ELSEWHERE
from prodready.project.code.patterns import matches_plain_text
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types
from prodready.project.requests.route_numbers import RouteNumbers
from prodready.project.snapshot import Snapshot
from prodready.project.taint.closed_values import CLOSED, ClosedValues
from prodready.project.taint.row_keys import is_list_of_keys
from prodready.project.words import words

_REGEX = re.compile(
    r"^re\.(?:(?:compile|Pattern)\(\)\.)?(?:match|search|fullmatch|subn?|split|find(?:all|iter)|escape)$"
)
_PASSES = frozenset(
    f"builtins.{name}"
    for name in ("list", "tuple", "sorted", "set", "frozenset", "str", "map", "filter", "reversed", "iter")
) | {"types.MappingProxyType", "string.Template", "inspect.cleandoc", "textwrap.dedent", "copy.copy", "copy.deepcopy"}
_PICKS_FROM = frozenset(f"builtins.{name}" for name in ("min", "max", "zip", "enumerate", "next")) | {
    f"{module}.{name}"
    for module in ("random", "random.SystemRandom()", "secrets", "secrets.SystemRandom()")
    for name in ("choice", "choices", "sample")
}
"""Functions whose result is made of any of their arguments."""
_OWN_TEXT = words(
    """strip upper lower rstrip lstrip format keys values items get copy replace pop group decode groups title
    capitalize casefold removeprefix removesuffix partition rpartition split rsplit splitlines substitute
    safe_substitute"""
)
_NAMES = frozenset({"name", "fullname", "key", "__tablename__", "__name__"})
"""Attributes of tables, columns and classes that are asked for by ``getattr``."""
_FILLED = frozenset({"format", "replace", "substitute", "safe_substitute"})
"""Those into whose result their arguments get."""

MAX_DEPTH = 20
MAX_NESTED = 2
"""Calls within calls that are looked at one by one; further in, all callers of a function count."""


class CallResults(ABC):
    """The part of ``Variability`` that looks at calls."""

    snapshot: Snapshot
    types: Types
    closed: ClosedValues
    numbers: RouteNumbers
    _known: dict[tuple[str, int, str, int], bool]
    _open: dict[tuple[str, int], str | None]

    @abstractmethod
    def varies(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> bool:
        """Whether an expression can be anything."""

    @abstractmethod
    def _keys(self, path: str, scope: int, expr: Expr | None, depth: int) -> bool:
        """Whether the keys of a dict can be anything."""

    def _call(self, path: str, call: Call, depth: int) -> bool:
        if (
            call.name == "builtins.str"
            and len(call.args) == 1
            and is_list_of_keys(self.types, path, call.scope, call.args[0])
        ):
            return False
        if (
            self.numbers.is_asked(path, call.owner, call)
            or self.closed.is_closed_call(path, call)
            or matches_plain_text(self.types, path, call, self.types.call_name(path, call))
        ):
            return False
        parts = self._made_of(path, call)
        if parts is not None:
            looks_up = call.name in _PASSES and self._looks_up(path, call, depth)
            return not looks_up and any(self.varies(path, call.scope, item, depth - 1) for item in parts)
        callee = self.types.callee(path, call)
        if callee is not None and callee.function is not None and callee.function.name != "__init__":
            heirs = [(item.path, item.function) for item in self._overriding(callee) if item.function is not None]
            if heirs:
                return any(self._returns(where, function, depth) for where, function in heirs)
            return self._returns(callee.path, callee.function, depth) and self._gives(path, call, callee, depth)
        runs = self._run_of_instances(path, call)
        if runs:
            return any(self._returns(item.path, item.function, depth) for item in runs if item.function is not None)
        owner, _, last = call.name.rpartition(".")
        if owner in ("?", "builtins.str") and last in _OWN_TEXT:  # ``(name or "").strip()``, ``"a.b".partition(".")``
            operands = [item for item in self.types.symbols.modules[path].operands if _line(item) == call.line]
            known = bool(operands) or owner != "?"
            return not known or any(
                self.varies(path, call.scope, item, depth - 1) for item in (*operands, *call.arguments)
            )
        head = CallRef(call.receiver) if call.receiver >= 0 else Ref(owner, call.line)
        if last == "keys" and not call.args:
            return self._keys(path, call.scope, head, depth)
        if last in _OWN_TEXT:
            others = call.arguments if last in _FILLED else call.args[1:]
            return any(self.varies(path, call.scope, item, depth - 1) for item in (head, *others))
        return not self._looks_up(path, call, depth)

    def _made_of(self, path: str, call: Call) -> tuple[Expr, ...] | None:
        """The arguments that the result of a well-known function is made of."""
        last = call.name.rpartition(".")[2]
        if last == "strftime":  # digits and what its format says
            return call.args[-1:]
        if _REGEX.match(self.types.call_name(path, call)) or self.closed.is_table_of_functions(path, call.name):
            return call.arguments
        if last == "join" and call.args:
            return call.args[:1]
        if call.name == "builtins.str.format":
            return call.arguments[1:]
        if call.name in _PASSES:
            return call.args[-1:]
        if picks(call) and isinstance(call.args[1], Const) and isinstance(call.args[0], Ref):
            name = str(call.args[1].value)
            return (Ref(f"{call.args[0].name}.{name}", call.line), *call.args[2:]) if name in _NAMES else None
        return call.args if call.name in _PICKS_FROM else None

    def _overriding(self, callee: Definition) -> list[Definition]:
        """The methods that stand for one that only says what there has to be."""
        function, symbols = callee.function, self.types.symbols
        if (
            function is None
            or function.owner < 0
            or any(getattr(item, "value", 1) is not None for item in function.returned)
        ):
            return []
        owner = symbols.modules[callee.path].classes[function.owner]
        heirs = symbols.subclasses.get(f"{callee.path}:{owner.qualname}", ())
        found = (
            symbols.method(where, heir, function.name)
            for where, heir in heirs
            if self.snapshot.role(where) not in ELSEWHERE
        )
        known = [item for item in found if item is not None and item.function is not None]
        return list(
            {
                (item.path, item.function.index): item for item in known if item.function and item.function != function
            }.values()
        )

    def _run_of_instances(self, path: str, call: Call) -> list[Definition]:
        """What runs when an instance is called: ``__call__`` of its class, or of those that derive from one without."""
        name, symbols = self.types.call_name(path, call), self.types.symbols
        owner = symbols.definition(name.removesuffix("()")) if name.endswith("()") else None
        if owner is None or owner.cls is None:
            return []
        own = symbols.method(owner.path, owner.cls, "__call__")
        heirs = symbols.subclasses.get(f"{owner.path}:{owner.cls.qualname}", ()) if own is None else ()
        found = [own, *(symbols.method(where, heir, "__call__") for where, heir in heirs)]
        return [item for item in found if item is not None and self.snapshot.role(item.path) not in ELSEWHERE]

    def _is_item(self, path: str, expr: Sub, depth: int) -> bool:
        """Whether it is the constant one of several values that a function returns (``name, value = column_of(key)``)."""
        call = self.types.symbols.modules[path].call(expr.value)
        place = expr.index.value if isinstance(expr.index, Const) else None
        callee = self.types.callee(path, call) if call is not None and isinstance(place, int) else None
        function = callee.function if callee is not None else None
        if callee is None or function is None or not function.returned or not isinstance(place, int):
            return False
        picked = [_item(item, place) for item in function.returned]
        return not any(self.varies(callee.path, function.index, item, depth - 1) for item in picked)

    def _returns(self, path: str, function: Function, depth: int) -> bool:
        if self.types.result(path, function) in CLOSED:
            return False
        return not function.returned or any(
            self.varies(path, function.index, item, depth - 1) for item in function.returned
        )

    def _gives(self, path: str, call: Call, callee: Definition, depth: int) -> bool:
        """Whether the result of this very call varies: by itself, or by an argument that gets into it."""
        function = callee.function
        assert function is not None  # noqa: S101
        key = (callee.path, function.index)
        if key in self._open or len(self._open) >= MAX_NESTED:
            return True
        if self._returns_with(callee.path, function, None, depth):
            return True
        names = [param.name for param in function.params if param.name not in ("self", "cls")]
        given = (*zip(names, call.args, strict=False), *call.kwargs)
        return any(
            self.varies(path, call.scope, value, depth - 1) and self._returns_with(callee.path, function, name, depth)
            for name, value in given
        )

    def hands_on(self, path: str, call: Call, place: int, depth: int = MAX_DEPTH) -> bool:
        """Whether what a call is given gets into the ``place`` of several values that a function of the repository returns."""
        callee = self.types.callee(path, call)
        function = callee.function if callee is not None else None
        if callee is None or function is None or not function.returned or (callee.path, function.index) in self._open:
            return False
        given = ((name, function.given(call, name)) for name in function.taken)
        return any(
            self.varies(path, call.scope, value, depth - 1)
            and self._returns_with(callee.path, function, name, depth, place)
            for name, value in given
        )

    def _returns_with(
        self, path: str, function: Function, open_: str | None, depth: int, place: int | None = None
    ) -> bool:
        """Whether a result, or one of several that are returned together, varies if only the parameter ``open_`` does."""
        outside, self._known = self._known, {}
        self._open[path, function.index] = open_
        try:
            if place is None:
                return self._returns(path, function, depth)
            picked = [_item(item, place) for item in function.returned]
            return any(self.varies(path, function.index, item, depth - 1) for item in picked)
        finally:
            del self._open[path, function.index]
            self._known = outside

    def _looks_up(self, path: str, call: Call, depth: int) -> bool:
        """Whether what is asked for is looked up in a constant table (``transform=columns.__getitem__``)."""
        for value in call.arguments:
            if isinstance(value, Ref) and value.name.endswith(".__getitem__"):
                table = Ref(value.name.removesuffix(".__getitem__"), value.line)
                return not self.varies(path, call.scope, table, depth - 1)
        return False


def picks(call: Call) -> bool:
    """Whether an attribute is asked for by its name."""
    return call.name == "builtins.getattr" and len(call.args) > 1


def _line(expr: Expr) -> int:
    return int(getattr(expr, "line", 0))


def _item(expr: Expr, place: int) -> Expr:
    """The item of a display, or the whole of anything else."""
    if isinstance(expr, Seq) and -len(expr.items) <= place < len(expr.items):
        return expr.items[place]
    return expr

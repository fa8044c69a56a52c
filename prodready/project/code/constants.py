"""What constant an expression is, as far as the text tells: literals, names of constants, defaults of settings."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from prodready.api import fact
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Flag, Fmt, Op, Ref, last_word
from prodready.project.code.calls import Calls
from prodready.project.code.known_types import MAX_DEPTH
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types

Value: TypeAlias = str | int | float | bool | None

_READERS = frozenset({"getenv", "get", "Field", "config", "str", "env", ":config", ":env"})
"""Last name segments of calls whose default stands for the value: environment reads and field declarations."""


_DEFAULTS = frozenset({"default", "default_value", "fallback"})
"""Parameters that a reader of the repository's own gives back where there is nothing else."""
_REGISTERS = frozenset(
    {"define", "add_argument", "add_option", "setdefault", "register_option", "StrOpt", "URIOpt", "PortOpt", "IntOpt"}
)
_OPTION = re.compile(r"(?:--)?[A-Za-z][\w-]*")


_TEXT_METHODS = frozenset({"strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "replace", "lower", "upper"})
"""Methods of strings that make another of one: ``prefix.rstrip("/")``."""


class Registered(msgspec.Struct, frozen=True):
    """The default of an option that is registered by its name, and where it stands."""

    path: str
    scope: int
    default: Expr


class Constants(msgspec.Struct, frozen=True):
    """Evaluates expressions that are constant at heart (a prefix, a path, a URL)."""

    types: Types
    registered: Mapping[str, Registered] = msgspec.field(default_factory=dict)  # by the option's name as an attribute

    def of(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> Value:
        """The constant that ``expr`` in function ``scope`` of ``path`` is, else None."""
        if expr is None or depth <= 0:
            return None
        if isinstance(expr, Const):
            return expr.value
        if isinstance(expr, Fmt) and expr.how in ("f", "+"):
            parts = [self.of(path, scope, part, depth - 1) for part in expr.parts]
            return None if None in parts else "".join(str(part) for part in parts)
        if isinstance(expr, Op) and expr.kind == "or":
            values = (self.of(path, scope, item, depth - 1) for item in expr.items)
            return next((value for value in values if value is not None), None)
        if isinstance(expr, Ref):
            return self._of_ref(path, scope, expr, depth)
        if isinstance(expr, CallRef):
            return self._of_call(path, scope, expr, depth)
        return None

    def text(self, path: str, scope: int, expr: Expr | None) -> str | None:
        """As ``of``, strings only."""
        value = self.of(path, scope, expr)
        return value if isinstance(value, str) else None

    def follow(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> tuple[str, int, Expr] | None:
        """The expression that a name stands for, with the module and scope in which it means something.

        Names are followed to their only binding, settings to the default of their field; anything else is itself.
        """
        if expr is None or depth <= 0:
            return None
        if not isinstance(expr, Ref):
            return path, scope, expr
        if expr.name[0] == "%" and "." not in expr.name:
            bound = _at(self.types.bound(path, scope, expr.name), expr.line)
            return self.follow(path, scope, bound.value, depth - 1) if bound is not None else None
        found = self._binding(path, scope, expr.name)
        return self.follow(found[0], found[1].scope, found[1].value, depth - 1) if found else (path, scope, expr)

    def origin(self, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> str:
        """Where a value comes from: ``constant`` (nothing but literals), or ``open`` (a setting, a call, a parameter)."""
        if expr is None or depth <= 0:
            return "open"
        if isinstance(expr, Const):
            return "constant"
        if isinstance(expr, (Fmt, Op)):
            items = expr.parts if isinstance(expr, Fmt) else expr.items
            origins = {self.origin(path, scope, item, depth - 1) for item in items}
            return "constant" if origins <= {"constant"} else "open"
        if isinstance(expr, Ref):
            if expr.name[0] == "%" and "." not in expr.name:
                bound = _at(self.types.bound(path, scope, expr.name), expr.line)
                return self.origin(path, scope, bound.value, depth - 1) if bound is not None else "open"
            found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
            if found is not None and found.assign is not None:
                return self.origin(found.path, found.assign.scope, found.assign.value, depth - 1)
        return "open"

    def _of_call(self, path: str, scope: int, expr: CallRef, depth: int) -> Value:
        call = self.types.symbols.modules[path].calls[expr.index]
        if call.name == "builtins.str.format":
            template, *values = (self.of(path, scope, item, depth - 1) for item in call.args)
            named = {key: self.of(path, scope, value, depth - 1) for key, value in call.kwargs}
            return formatted(template, values, named)
        last = call.name.rpartition(".")[2]
        if last == "cast" and len(call.args) > 1:
            return self.of(path, scope, call.args[1], depth - 1)
        if last in _TEXT_METHODS:
            arguments = [self.of(path, scope, item, depth - 1) for item in call.args]
            return transformed(last, self.of(path, scope, receiver(call), depth - 1), arguments)
        if last not in _READERS:
            return self.of(path, scope, self._given_back(path, call), depth - 1)
        default = call.kwarg("default") or (call.args[1] if len(call.args) > 1 else None)
        if last == "Field" and default is None and call.args:
            default = call.args[0]
        return self.of(path, scope, default, depth - 1)

    def _given_back(self, path: str, call: Call) -> Expr | None:
        """What a call hands to a function of the repository as a default, which that may return as it is."""
        found = self.types.callee(path, call)
        function = found.function if found is not None else None
        returned = {item.name for item in function.returned if isinstance(item, Ref)} if function is not None else set()
        for position, param in enumerate(function.params if function is not None else ()):
            if param.name in _DEFAULTS and f"%{param.name}" in returned:
                return call.arg(position, param.name)
        return None

    def _of_ref(self, path: str, scope: int, expr: Ref, depth: int) -> Value:
        if expr.name[0] == "%" and "." not in expr.name:
            bound = _at(self.types.bound(path, scope, expr.name), expr.line)
            return self.of(path, scope, bound.value, depth - 1) if bound is not None else None
        found = self._binding(path, scope, expr.name)
        if found:
            return self.of(found[0], found[1].scope, found[1].value, depth - 1)
        option = self.registered.get(expr.name.rpartition(".")[2]) if "." in expr.name else None
        return self.of(option.path, option.scope, option.default, depth - 1) if option else None

    def _binding(self, path: str, scope: int, name: str) -> tuple[str, Assign] | None:
        symbols = self.types.symbols
        found = symbols.definition(symbols.resolve(path, name))
        if found is not None and found.assign is not None:
            return found.path, found.assign
        head, _, attribute = name.rpartition(".")
        owner = symbols.definition(self.types.of(path, scope, Ref(head)).removesuffix("()")) if head else None
        if owner is None and head:
            owner = symbols.definition(symbols.resolve(path, head))  # an attribute of the class itself
        if owner is not None and owner.cls is not None:
            return symbols.class_field(owner.path, owner.cls, attribute) or self._initial(owner, attribute)
        return self._binding(path, scope, head) if attribute == "value" else None  # of a member of an enumeration

    def _initial(self, owner: Definition, attribute: str) -> tuple[str, Assign] | None:
        """What ``__init__`` of a class of the repository sets an attribute to, if nothing else of its module does."""
        symbols = self.types.symbols
        made = symbols.method(owner.path, owner.cls, "__init__") if owner.cls is not None else None
        if made is None or made.function is None:
            return None
        module, target = symbols.modules[made.path], f"%self.{attribute}"
        set_ = [item for item in module.assigns_of(made.function.index) if item.target == target]
        if len(set_) != 1 or set_[0].branch != -1 or sum(item.target == target for item in module.assigns) != 1:
            return None
        return made.path, set_[0]


def receiver(call: Call) -> Expr | None:
    """What a method is called on; nothing for a function."""
    if call.receiver >= 0:
        return CallRef(call.receiver, call.line)
    head = call.name.rpartition(".")[0]
    return Ref(head, call.line) if head and not head.startswith("builtins.") else None


def transformed(method: str, text: Value, arguments: Sequence[Value]) -> str | None:
    """What a method of strings makes of a constant one; None for other methods and what is unknown."""
    if method not in _TEXT_METHODS or not isinstance(text, str):
        return None
    given = [item for item in arguments if isinstance(item, str)]
    expected = {"replace": (2,), "lower": (0,), "upper": (0,), "removeprefix": (1,), "removesuffix": (1,)}
    if len(given) != len(arguments) or len(given) not in expected.get(method, (0, 1)):
        return None
    return str(getattr(text, method)(*given))


def formatted(template: Value, values: Sequence[Value], named: Mapping[str, Value]) -> str | None:
    """What ``str.format`` makes of constants; None where one is unknown or a field asks for more than its text."""
    made, count = "", 0
    try:
        fields = list(string.Formatter().parse(template if isinstance(template, str) else "{"))
    except ValueError:
        return None
    for literal, field, layout, conversion in fields:
        made += literal
        if field is None:
            continue
        given = dict(enumerate(values)).get(count if not field else int(field) if field.isdecimal() else -1)
        value = named.get(field) if given is None else given
        if value is None or layout or conversion:
            return None
        made, count = f"{made}{value}", count + 1
    return made


def _at(bound: Sequence[Assign], line: int) -> Assign | None:
    """The only binding of a local name, or of several that happen in any case the last one before ``line``."""
    if len(bound) == 1:
        return bound[0]
    before = [item for item in bound if item.line < line]
    if any(item.branch != -1 or item.flags & Flag.AUGMENTED for item in before):
        return None
    return before[-1] if before else None


@fact
def constants(types: Types, calls: Calls) -> Constants:
    """The evaluator over the inferred types."""
    return Constants(types, dict(_registered(calls)))


def _registered(calls: Calls) -> Iterator[tuple[str, Registered]]:
    """Options that the application registers by name: argparse, Tornado's ``define``, Flask's ``config.setdefault`` …"""
    for path, registering in calls.pick(words=_REGISTERS).items():
        for call in registering:
            default = call.kwarg("default") or call.arg(1)
            name = _option(call.args[:2] if last_word(call.name).startswith("add_") else call.args[:1])
            if name and default is not None:
                yield name, Registered(path, call.scope, default)


def _option(names: tuple[Expr, ...]) -> str:
    """The attribute under which an option is read: that of its long name."""
    texts = [item.value for item in names if isinstance(item, Const) and isinstance(item.value, str)]
    long = next((text for text in reversed(texts) if _OPTION.fullmatch(text)), "")
    return long.lstrip("-").replace("-", "_")

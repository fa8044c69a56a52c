"""Which setting has to be on for a line to be reached: what a setting switches on counts, and the evidence names it
(``checklist.md``, *Optional*)."""

from __future__ import annotations

import re
from typing import NamedTuple

from prodready.facts.python import Call, Const, Expr, Module, Op, Ref, Seq, Sub, last_word

_OBJECT = r"(?:settings|config|conf|cfg|env|environ)"
_HELD = re.compile(rf"(?:^|[.:%&])\w*{_OBJECT}(?:\(\))?\.(?:\w+\.)*(\w+)\Z", re.IGNORECASE)
"""An attribute of an object that is named for settings."""
_CONSTANT = re.compile(r"(?:^|[.:%&])([A-Z][A-Z0-9]*_[A-Z0-9_]+)\Z")
_KEEPS = re.compile(rf"{_OBJECT}\Z", re.IGNORECASE)
_READS = frozenset({"getenv", "get", "bool", "str", "config", "env"})
_SPELLS = frozenset({"lower", "upper", "casefold", "strip"})
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]+\Z")
_EQUAL = frozenset({"==", "in", "is"})
_UNEQUAL = frozenset({"!=", "not in", "is not"})
_SET = "is set"


class _Condition(NamedTuple):
    """``where`` (else ``unless``) a setting is what is ``said`` of it."""

    name: str
    said: str = _SET
    where: bool = True

    @property
    def phrase(self) -> str:
        return f"{'where' if self.where else 'unless'} {self.name} {self.said}"


def condition(module: Module, line: int) -> str:
    """What the innermost arm round ``line`` that asks a setting asks of it (``where METRICS is set``, ``unless STAGE is
    local or test``); empty where none does."""
    around = [each for each in module.branches if each.line <= line <= each.end_line]
    for branch in sorted(around, key=lambda each: each.end_line - each.line):
        found = _asked(module, branch.test, holds=not branch.negated)
        if found is not None:
            return found.phrase
    return ""


def _asked(module: Module, test: Expr, *, holds: bool, follow: bool = True) -> _Condition | None:
    """What a test, or its contrary, asks of a setting; ``follow`` variables to what they are bound to."""
    if not isinstance(test, Op):
        name = setting(module, test)
        kept = _kept(module, test, holds=holds) if follow and not name else None
        return _Condition(name, where=holds) if name else kept
    if test.kind == "not":
        return _asked(module, test.items[0], holds=not holds, follow=follow)
    if test.kind in _EQUAL or test.kind in _UNEQUAL:
        return _compared(module, test, holds=holds)
    if test.kind not in ("and", "or"):
        return None
    found = [_asked(module, item, holds=holds, follow=follow) for item in test.items]
    known = [each for each in found if each is not None]
    if (test.kind == "and") == holds:  # each of them has to be so
        return next(iter(known), None)
    alike = len(known) == len(found) and len({each[1:] for each in known}) == 1
    return known[0]._replace(name=" or ".join(dict.fromkeys(each.name for each in known))) if alike else None


def _compared(module: Module, test: Op, *, holds: bool) -> _Condition | None:
    """``settings.STAGE == "live"``, ``settings.STAGE in ("local", "test")``, ``settings.ENDPOINT is not None``."""
    names = [setting(module, item) for item in test.items]
    if len(names) != 2 or bool(names[0]) == bool(names[1]):
        return None
    name, other = (names[0], test.items[1]) if names[0] else (names[1], test.items[0])
    where = (test.kind in _EQUAL) == holds
    given = other.items if isinstance(other, Seq) else (other,)
    values = [str(item.value) for item in given if isinstance(item, Const) and item.value not in (None, "")]
    if isinstance(other, Const) and other.value in (None, ""):
        return _Condition(name, where=not where)
    if not values or len(values) != len(given):
        constant = isinstance(other, Ref) and other.name[:1] == ":"  # any other may be what a request says
        return _Condition(name) if where and constant else None
    return _Condition(name, f"is {' or '.join(values)}", where)


def setting(module: Module, expr: Expr) -> str:
    """The name of the setting that an expression reads."""
    if isinstance(expr, Ref):
        found = _HELD.search(expr.name) or _CONSTANT.search(expr.name)
        return found[1] if found is not None else ""
    if isinstance(expr, Sub):
        held = isinstance(expr.value, Ref) and _KEEPS.search(expr.value.name)
        return str(expr.index.value) if held and isinstance(expr.index, Const) else ""
    call = _written(module, module.call(expr))
    first = call.args[0] if call is not None and call.args else None
    reads = call is not None and last_word(call.name) in _READS
    return str(first.value) if reads and isinstance(first, Const) and _VARIABLE.match(str(first.value)) else ""


def _written(module: Module, call: Call | None) -> Call | None:
    """The call whose text is put into small letters or stripped for a comparison (``getenv("X").lower()``), or itself."""
    head, _, last = call.name.rpartition(".") if call is not None else ("", "", "")
    if call is None or last not in _SPELLS or not head.endswith("()"):
        return call
    return next((each for each in module.calls if each.line == call.line and each.name == head[:-2]), call)


def _kept(module: Module, expr: Expr, *, holds: bool) -> _Condition | None:
    """What a variable asks that was bound just for the test (``endpoint = settings.ENDPOINT``)."""
    bound = [item.value for item in module.assigns if isinstance(expr, Ref) and item.target == expr.name]
    value = bound[0] if len(bound) == 1 else None
    return _asked(module, value, holds=holds, follow=False) if value is not None else None
